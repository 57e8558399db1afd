// Flows as files: jobs that export and validate.

import assert from 'node:assert/strict';
import { ended, exported, publish, published } from '../architect.mjs';
import { Organization, body, refused, settled, yamlFormat } from '../organization.mjs';

const read = content => yamlFormat.parse(content.toString('utf8'));

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect } = organization;
    let flow;
    let end;
    let first;

    await step('Two versions are published, and then the first one again', async () => {
        ({ id: flow } = await published(organization, { name: 'Walk Export', description: 'First' }));
        await published(organization, { name: 'Walk Export', description: 'Second' });
        await architect.postFlowsActionsPublish(flow, { version: '1.0' });
        assert.equal((await settled(organization, flow)).publishedVersion.id, '1.0');
    });

    await step('An export job is registered and ends with an address', async () => {
        const answer = await architect.postFlowsExportJobs({ flows: [{ flow: { id: flow, version: '1.0' } }] });
        assert.equal(answer.status, 200);
        assert.equal(answer.body.totalFlows, 1);
        assert.ok(['Registered', 'Started'].includes(answer.body.status));
        end = await ended(() => architect.getFlowsExportJob(answer.body.id));
        assert.equal(end.status, 'Success');
        assert.notEqual(new URL(end.downloadUrl).host, organization.url.host, 'files come from another address than calls');
    });

    await step('The export of one flow is a YAML file', async () => {
        const answer = await fetch(end.downloadUrl);
        assert.equal(answer.status, 200);
        first = await answer.text();
        const { inboundCall } = read(first);
        assert.deepEqual([inboundCall.name, inboundCall.description], ['Walk Export', 'First']);
    });

    await step('The address of a download refuses a bearer token', async () => {
        const answer = await fetch(end.downloadUrl, { headers: { authorization: `Bearer ${organization.token}` } });
        assert.ok(answer.status >= 400 && answer.status < 500, `a refusal expected, and it was ${answer.status}`);
    });

    await step('A flow without a version is exported as it was last saved', async () => {
        assert.equal(read(await exported(organization, { id: flow })).inboundCall.description, 'Second');
    });

    await step('A flow can be exported by its name and type', async () => {
        assert.equal(read(await exported(organization, { name: 'Walk Export', type: 'INBOUNDCALL', version: '1.0' })).inboundCall.description, 'First');
    });

    await step('An exported file can be published', async () => {
        const job = await publish(organization, first.replace('Walk Export', 'Walk Export Copy'));
        assert.equal(job.status, 'Success', JSON.stringify(job.messages));
        assert.notEqual(job.flow.id, flow);
    });

    await step('Several flows are exported as an archive', async () => {
        const other = await published(organization, { name: 'Walk Export Other', type: 'WORKFLOW' });
        const archive = await exported(organization, { id: flow, version: '1.0' }, { id: other.id, version: '1.0' });
        assert.equal(archive.subarray(0, 2).toString('latin1'), 'PK');
    });

    await step('The seeded flows can be exported', async () => {
        const { entities } = await body(architect.getFlows({ pageSize: 500 }));
        const [seeded] = entities.filter(each => each.publishedVersion && !each.name.startsWith('Walk'));
        const content = read(await exported(organization, { id: seeded.id, version: seeded.publishedVersion.id }));
        assert.equal(Object.values(content)[0].name, seeded.name);
    });

    await step('An unknown flow cannot be exported', async () => {
        const unknown = { flows: [{ flow: { id: '00000000-0000-4000-8000-00000000dead' } }] };
        const answer = await architect.postFlowsExportJobs(unknown).catch(refusal => refusal);
        if (answer.status === 200) {
            assert.equal((await ended(() => architect.getFlowsExportJob(answer.body.id))).status, 'Failure');
        } else {
            assert.ok([400, 404].includes(answer.status), `400 or 404 expected, and it was ${answer.status}`);
        }
    });

    await step('An unknown export job is not found', () =>
        refused(architect.getFlowsExportJob('00000000-0000-4000-8000-00000000dead'), 404, 'not.found', 'architect.job.not.found'));

    await step('An existing flow can be validated', async () => {
        const registered = await body(architect.postFlowsValidateJobs({ flows: [{ flow: { id: flow } }] }));
        assert.equal(registered.totalFlows, 1);
        const validated = await ended(() => architect.getFlowsValidateJob(registered.id, { expand: ['messages'] }));
        assert.equal(validated.status, 'Success', JSON.stringify(validated.messages));
        assert.equal(validated.command, 'Validate');
    });
}
