// Flows from files: jobs that publish, and versions that are published again.

import assert from 'node:assert/strict';
import { ended, publish, published, upload, writable, yaml } from '../architect.mjs';
import { Organization, all, body, refused, settled } from '../organization.mjs';

const desk = { name: 'Walk Desk', description: 'First' };

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect, routing } = organization;
    const job = id => architect.getFlowsJob(id, { expand: ['messages'] });
    let flow;
    let registered;

    await step('A job is registered without a body', async () => {
        const answer = await architect.postFlowsJobs();
        assert.equal(answer.status, 200);
        registered = answer.body;
        assert.ok(registered.id);
        assert.ok(URL.canParse(registered.presignedUrl));
        assert.notEqual(new URL(registered.presignedUrl).host, organization.url.host, 'files go to another address than calls');
        assert.equal(typeof registered.headers, 'object');
    });

    await step('A job is registered with an empty object as the body', async () => {
        const other = await body(architect.postFlowsJobs({ body: {} }));
        assert.ok(other.id && other.id !== registered.id);
    });

    await step('A job waits for its file', async () => {
        const waiting = await body(job(registered.id));
        assert.equal(waiting.status, 'Registered');
        assert.equal(waiting.flow, undefined);
    });

    await step('A presigned address refuses a bearer token', async () => {
        const answer = await upload(registered, yaml(desk), { authorization: `Bearer ${organization.token}` });
        assert.ok(answer.status >= 400 && answer.status < 500, `a refusal expected, and it was ${answer.status}`);
    });

    await step('Headers other than the signed ones are refused', async () => {
        const more = await upload(registered, yaml(desk), { 'x-amz-meta-walk': 'yes' });
        assert.equal(more.status, 403);
        const without = await fetch(registered.presignedUrl, { method: 'PUT', body: yaml(desk) });
        assert.equal(without.status, 403);
    });

    await step('A refused upload leaves the address valid', async () => {
        const answer = await upload(registered, yaml(desk));
        assert.equal(answer.status, 200, await answer.text());
    });

    await step('The job ends with the flow that it created', async () => {
        const end = await ended(() => job(registered.id));
        assert.equal(end.status, 'Success', JSON.stringify(end.messages));
        assert.ok(end.flow.id);
        flow = await body(architect.getFlow(end.flow.id));
        assert.deepEqual([flow.name, flow.type, flow.description, flow.division.name], [desk.name, 'INBOUNDCALL', desk.description, 'Home']);
        assert.equal(flow.active, true);
        assert.equal(flow.publishedVersion.id, '1.0');
        assert.equal(flow.lockedClient, undefined, 'it is not locked');
    });

    await step('Messages are included only on request', async () => {
        assert.equal((await body(architect.getFlowsJob(registered.id))).messages, undefined);
    });

    await step('An address accepts one file', async () => {
        const answer = await upload(registered, yaml(desk));
        assert.equal(answer.status, 403);
    });

    await step('Publishing again creates a version of the same flow', async () => {
        const again = await published(organization, { ...desk, description: 'Second' });
        assert.equal(again.id, flow.id);
        assert.equal(again.description, 'Second');
        assert.equal(again.publishedVersion.id, '2.0');
        const versions = await all(page => architect.getFlowVersions(flow.id, page));
        const [first, second] = ['1.0', '2.0'].map(id => versions.find(version => version.id === id));
        assert.equal(second.datePublishedEnd, undefined);
        assert.ok(Date.parse(first.datePublishedEnd) >= Date.parse(first.datePublished));
        assert.equal(second.createdByClient.id, main.clientId);
    });

    await step('A new name creates a new flow and leaves the old one', async () => {
        const renamed = await published(organization, { name: 'Walk Desk Renamed' });
        assert.notEqual(renamed.id, flow.id);
        assert.equal((await body(architect.getFlow(flow.id))).name, desk.name);
    });

    await step('The same name with another type creates a new flow', async () => {
        const other = await published(organization, { name: desk.name, type: 'WORKFLOW' });
        assert.notEqual(other.id, flow.id);
        assert.equal(other.type, 'WORKFLOW');
    });

    for (const type of writable) {
        await step(`A flow of the type ${type} is read from its own top-level key`, async () => {
            const made = await published(organization, { name: 'Walk Type', type });
            assert.equal(made.type, type);
        });
    }

    await step('A flow that refers to a queue by name is published', async () => {
        const [queue] = (await body(routing.getRoutingQueues())).entities;
        await published(organization, { name: 'Walk To Queue', queue: queue.name });
    });

    await step('A missing reference fails the job, and no flow is created', async () => {
        const end = await publish(organization, yaml({ name: 'Walk Astray', queue: 'No Such Queue' }));
        assert.equal(end.status, 'Failure');
        assert.ok(end.messages.some(message => message.type === 'Error' && message.text.includes('No Such Queue')), JSON.stringify(end.messages));
        assert.deepEqual((await body(architect.getFlows({ name: 'Walk Astray' }))).entities, []);
    });

    await step('The details in the messages of a failed job describe requests', async () => {
        const end = await publish(organization, yaml({ name: 'Walk Astray', flow: 'No Such Flow' }));
        assert.equal(end.status, 'Failure');
        for (const detail of end.messages.flatMap(message => message.details ?? [])) {
            assert.ok(['NetworkDiagnostic', 'Unknown'].includes(detail.type));
            assert.ok(detail.url && detail.method);
        }
    });

    const broken = {
        'that is not YAML': 'inboundCall: [',
        'with an unknown top-level key': 'somethingElse:\n  name: Walk Astray\n',
        'with a key that no substitution replaced': yaml({ name: 'Walk Astray', description: '{{ desk_description }}' }),
        'whose startUpRef does not exist': yaml({ name: 'Walk Astray', startUpRef: '/inboundCall/tasks/task[Nowhere_99]' }),
    };
    for (const [what, content] of Object.entries(broken)) {
        await step(`A file ${what} fails the job`, async () => {
            const end = await publish(organization, content);
            assert.equal(end.status, 'Failure');
            assert.ok(end.messages.some(message => message.type === 'Error' && message.text.length > 0), JSON.stringify(end.messages));
        });
    }

    await step('A flow that is locked by a user is not overwritten', async () => {
        const flows = await all(page => architect.getFlows(page));
        const locked = flows.find(each => each.lockedUser && writable.includes(each.type));
        const end = await publish(organization, yaml({ name: locked.name, type: locked.type }));
        assert.equal(end.status, 'Failure');
        assert.ok(end.messages.some(message => message.text.includes('locked')), JSON.stringify(end.messages));
        assert.deepEqual((await body(architect.getFlow(locked.id))).publishedVersion, locked.publishedVersion);
    });

    await step('An unknown job is not found', () => refused(job('00000000-0000-4000-8000-00000000dead'), 404, 'not.found', 'architect.job.not.found'));

    await step('An older version can be published again to roll back', async () => {
        const answer = await architect.postFlowsActionsPublish(flow.id, { version: '1.0' });
        assert.ok(answer.status === 202 || (answer.status === 200 && answer.body.actionName === 'PUBLISH'), `an operation or an empty 202 expected: ${answer.status}`);
        const after = await settled(organization, flow.id);
        assert.equal(after.publishedVersion.id, '1.0');
        const versions = await all(page => architect.getFlowVersions(flow.id, page));
        assert.ok(versions.find(version => version.id === '2.0').datePublishedEnd, 'the other version is no longer live');
        assert.equal(versions.find(version => version.id === '1.0').datePublishedEnd, undefined);
    });

    await step('Publishing without a version takes the newest', async () => {
        await architect.postFlowsActionsPublish(flow.id);
        assert.equal((await settled(organization, flow.id)).publishedVersion.id, '2.0');
    });

    await step('An unknown version cannot be published', () =>
        refused(architect.postFlowsActionsPublish(flow.id, { version: '77.0' }), 404, 'architect.flow.version.missing'));

    await step('A flow can be deactivated and published again', async () => {
        const inactive = await body(architect.postFlowsActionsDeactivate(flow.id));
        assert.equal(inactive.publishedVersion, undefined);
        assert.equal(inactive.active, false);
        await architect.postFlowsActionsPublish(flow.id, { version: '2.0' });
        const active = await settled(organization, flow.id);
        assert.equal(active.publishedVersion.id, '2.0');
    });

    await step('A published bot has a language model', async () => {
        const bot = await published(organization, { name: 'Walk Bot', type: 'BOT' });
        if (bot.nluInfo) {
            const { entities } = await body(organization.languageUnderstanding.getLanguageunderstandingDomainVersions(bot.nluInfo.domain.id));
            assert.ok(entities.length > 0);
        }
    });
}
