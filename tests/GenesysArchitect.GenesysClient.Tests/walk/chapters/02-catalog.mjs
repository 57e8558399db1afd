// The catalog of flows: pages, filters, versions, and flows created without a job.

import assert from 'node:assert/strict';
import { Organization, all, body, refused, until } from '../organization.mjs';

const unknown = '00000000-0000-4000-8000-00000000dead';
const ids = entities => entities.map(entity => entity.id).sort();

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect } = organization;
    let flows = [];
    let deleted;
    let live;

    await step('Flows come in pages that lead to each other', async () => {
        let page = await body(architect.getFlows({ pageSize: 10 }));
        assert.deepEqual([page.pageNumber, page.pageSize, page.entities.length], [1, 10, 10]);
        assert.ok(page.total > 20 && page.pageCount === Math.ceil(page.total / 10));
        assert.equal(page.previousUri, undefined, 'nothing is before the first page');
        const { total } = page;
        flows = [...page.entities];
        while (page.nextUri) {
            assert.ok(page.nextUri.startsWith('/api/v2/flows?'), `a path expected, and it was ${page.nextUri}`);
            const { status, body: next } = await organization.get(page.nextUri);
            assert.equal(status, 200);
            assert.equal(next.pageNumber, page.pageNumber + 1);
            page = next;
            flows.push(...page.entities);
        }

        assert.equal(page.pageNumber, page.pageCount);
        assert.equal(new Set(ids(flows)).size, total, 'each flow is in one page');
    });

    await step('A page has 25 flows by default', async () => {
        const page = await body(architect.getFlows());
        assert.deepEqual([page.pageSize, page.entities.length], [25, 25]);
    });

    await step('A page can have 500 flows', async () => {
        const page = await body(architect.getFlows({ pageSize: 500 }));
        assert.deepEqual(ids(page.entities), ids(flows));
    });

    await step('A page after the last one is empty', async () => {
        const page = await body(architect.getFlows({ pageNumber: 400 }));
        assert.deepEqual(page.entities, []);
        assert.equal(page.total, flows.length);
    });

    await step('A list in a query is accepted in both encodings', async () => {
        const expected = ids(flows.filter(flow => ['BOT', 'WORKFLOW'].includes(flow.type)));
        assert.ok(expected.length > 1);
        const joined = await body(architect.getFlows({ type: ['bot', 'workflow'], pageSize: 500 }));
        assert.deepEqual(ids(joined.entities), expected, 'joined by commas, as this client does');
        const repeated = await organization.get('/api/v2/flows?type=bot&type=workflow&pageSize=500');
        assert.deepEqual(ids(repeated.body.entities), expected, 'repeated, as the other clients do');
    });

    await step('The pages of a filtered list keep the filter', async () => {
        const page = await body(architect.getFlows({ type: ['inboundcall', 'workflow'], pageSize: 2 }));
        const next = await organization.get(page.nextUri);
        assert.ok(next.body.entities.every(flow => ['INBOUNDCALL', 'WORKFLOW'].includes(flow.type)));
        assert.equal(next.body.total, page.total);
    });

    await step('Two flows of the same name are distinguished by their type', async () => {
        const twin = flows.find(flow => flows.some(other => other.name === flow.name && other.type !== flow.type));
        assert.ok(twin, 'two flows of one name and different type are there');
        const both = await body(architect.getFlows({ name: twin.name }));
        assert.ok(both.entities.filter(flow => flow.name === twin.name).length > 1);
        const one = await body(architect.getFlows({ name: twin.name, type: [twin.type.toLowerCase()] }));
        assert.deepEqual(ids(one.entities.filter(flow => flow.name === twin.name)), [twin.id]);
    });

    await step('Flows can be sorted by name either way', async () => {
        const up = (await body(architect.getFlows({ sortBy: 'name', sortOrder: 'asc', pageSize: 500 }))).entities.map(flow => flow.name);
        const down = (await body(architect.getFlows({ sortBy: 'name', sortOrder: 'desc', pageSize: 500 }))).entities.map(flow => flow.name);
        assert.deepEqual(down, up.toReversed());
        assert.notDeepEqual(up, down);
    });

    await step('Deleted flows are listed on request', async () => {
        assert.ok(flows.every(flow => !flow.deleted));
        const every = (await body(architect.getFlows({ deleted: true, pageSize: 500 }))).entities;
        assert.ok(every.length > flows.length, 'the live ones are still in it');
        deleted = every.find(flow => flow.deleted);
        assert.ok(deleted);
    });

    await step('A deleted flow answers 410, unless deleted flows are requested', async () => {
        await refused(architect.getFlow(deleted.id), 410, 'architect.flow.deleted');
        await refused(architect.getFlowVersions(deleted.id), 410, 'architect.flow.deleted');
        const flow = await body(architect.getFlow(deleted.id, { deleted: true }));
        assert.equal(flow.deleted, true);
        assert.equal(flow.name, deleted.name);
    });

    await step('An unknown flow is not found', async () => {
        await refused(architect.getFlow(unknown), 404, 'architect.flow.not.found');
        await refused(architect.getFlowVersions(unknown), 404, 'architect.flow.not.found');
    });

    await step('Flows can be looked up by id, and unknown ids are ignored', async () => {
        const [first, second] = flows;
        const found = await body(architect.getFlowsLookup([first.id, unknown, second.id]));
        assert.deepEqual(ids(found.entities), ids([first, second]));
        assert.deepEqual((await body(architect.getFlowsLookup([unknown]))).entities, []);
        const older = await body(architect.getFlows({ id: [first.id, second.id] }));
        assert.deepEqual(ids(older.entities), ids([first, second]));
    });

    await step('A locked flow names the user who holds the lock', async () => {
        const locked = flows.find(flow => flow.lockedUser);
        assert.ok(locked.lockedUser.id);
        const found = await body(architect.getFlows({ lockedBy: locked.lockedUser.id, pageSize: 500 }));
        assert.ok(ids(found.entities).includes(locked.id));
        assert.ok(found.entities.every(flow => flow.lockedUser.id === locked.lockedUser.id));
    });

    await step('Flows can be listed by division', async () => {
        const views = await all(page => architect.getFlowsDivisionviews(page));
        assert.ok(views.length > 0 && views.every(view => view.division.id && view.name));
        const [{ division }] = views;
        const some = await all(page => architect.getFlowsDivisionviews({ ...page, divisionId: [division.id] }));
        assert.deepEqual(ids(some), ids(views.filter(view => view.division.id === division.id)));
    });

    await step('The versions of a flow say when each was live', async () => {
        live = flows.find(flow => flow.publishedVersion);
        const versions = await all(page => architect.getFlowVersions(live.id, page));
        assert.ok(versions.every(version => /^\d+\.\d+$/.test(version.id)));
        assert.ok(versions.every(version => version.dateCreated === undefined || Number.isInteger(version.dateCreated)), 'dates of making are milliseconds');
        const current = versions.find(version => version.id === live.publishedVersion.id);
        assert.equal(current.type, 'PUBLISH');
        assert.ok(!Number.isNaN(Date.parse(current.datePublished)));
        assert.equal(current.datePublishedEnd, undefined, 'it is live still');
        assert.ok(versions.filter(version => version.type === 'PUBLISH' && version.id !== current.id).every(version => version.datePublishedEnd));
    });

    await step('A single version and its configuration can be read', async () => {
        const version = await body(architect.getFlowVersion(live.id, live.publishedVersion.id));
        assert.equal(version.id, live.publishedVersion.id);
        assert.equal(typeof await body(architect.getFlowVersionConfiguration(live.id, version.id)), 'object');
        assert.equal(typeof await body(architect.getFlowLatestconfiguration(live.id)), 'object');
    });

    await step('An unknown version is not found', () => refused(architect.getFlowVersion(live.id, '9999.0'), 404, 'architect.flow.version.missing', 'architect.flow.data.missing'));

    let made;
    await step('An empty flow can be created', async () => {
        const answer = await architect.postFlows({ name: 'Walk Empty', type: 'INBOUNDCALL' }, { language: 'en-us' });
        assert.equal(answer.status, 200);
        made = answer.body;
        assert.ok(made.id);
        assert.equal(made.publishedVersion, undefined);
        assert.equal((await body(architect.getFlow(made.id))).name, 'Walk Empty');
    });

    await step('A flow without any version has no configuration', () => refused(architect.getFlowLatestconfiguration(made.id), 404, 'flow.no.config.available'));

    await step('A name is unique within a type', async () => {
        await refused(architect.postFlows({ name: 'Walk Empty', type: 'INBOUNDCALL' }), 409, 'architect.flow.already.exists');
        const other = await architect.postFlows({ name: 'Walk Empty', type: 'WORKFLOW' });
        assert.equal(other.status, 200);
        assert.notEqual(other.body.id, made.id);
    });

    await step('An invalid name is refused', async () => {
        await refused(architect.postFlows({ name: 'Walk/Empty', type: 'INBOUNDCALL' }), 400, 'architect.flow.validate.failed.invalid.name.contains.slash');
        await refused(architect.postFlows({ name: '---', type: 'INBOUNDCALL' }), 400, 'architect.flow.validate.failed.invalid.name.no.alpha');
    });

    await step('The history of a flow is collected by an operation and read in pages', async () => {
        const operation = await body(architect.postFlowHistory(live.id));
        assert.equal(operation.actionName, 'HISTORY');
        const history = await until('the history is complete', async () => {
            const gathered = await body(architect.getFlowHistoryHistoryId(live.id, operation.id));
            return gathered.complete ? gathered : null;
        });
        assert.ok(history.entities.some(entry => entry.action === 'PUBLISH'));
        assert.ok(history.entities.every(entry => !Number.isNaN(Date.parse(entry.timestamp))));
    });
}
