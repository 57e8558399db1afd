// Dependency tracking.

import assert from 'node:assert/strict';
import { published } from '../architect.mjs';
import { Organization, all, body, refused, until } from '../organization.mjs';

const unknown = '00000000-0000-4000-8000-00000000dead';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect, routing } = organization;
    const names = entities => entities.map(entity => entity.name).sort();
    let queue;
    let flow;

    await step('The index is complete', async () => {
        const build = await body(architect.getArchitectDependencytrackingBuild());
        assert.equal(build.status, 'OPERATIONAL');
    });

    await step('The types of objects are listed, and which of them have versions', async () => {
        const types = await all(page => architect.getArchitectDependencytrackingTypes(page));
        const versioned = Object.fromEntries(types.map(type => [type.id, type.versioned]));
        assert.equal(versioned.INBOUNDCALLFLOW, true);
        assert.equal(versioned.QUEUE, false);
        assert.ok('WORKFLOW' in versioned && !('WORKFLOWFLOW' in versioned));
        assert.equal((await body(architect.getArchitectDependencytrackingType('QUEUE'))).id, 'QUEUE');
        await refused(architect.getArchitectDependencytrackingType('NOTATYPE'), 404, 'architect.dependency.invalid.type');
    });

    await step('What a flow refers to is found by the version of the flow', async () => {
        [queue] = (await body(routing.getRoutingQueues())).entities;
        await published(organization, { name: 'Walk Module', type: 'COMMONMODULE' });
        flow = await published(organization, { name: 'Walk User', queue: queue.name, module: 'Walk Module' });
        const used = await all(page => architect.getArchitectDependencytrackingConsumedresources(flow.id, flow.publishedVersion.id, 'INBOUNDCALLFLOW', page));
        assert.deepEqual(names(used.filter(each => ['QUEUE', 'COMMONMODULEFLOW'].includes(each.type))), ['Walk Module', queue.name].sort());
        assert.equal(used.find(each => each.type === 'QUEUE').id, queue.id);
    });

    await step('What a flow refers to is filtered by its type', async () => {
        const used = await body(architect.getArchitectDependencytrackingConsumedresources(flow.id, flow.publishedVersion.id, 'INBOUNDCALLFLOW', { resourceType: ['COMMONMODULEFLOW', 'WORKFLOW'] }));
        assert.deepEqual(names(used.entities), ['Walk Module']);
    });

    await step('What refers to an object is found without a version', async () => {
        const users = await all(page => architect.getArchitectDependencytrackingConsumingresources(queue.id, 'QUEUE', page));
        assert.ok(users.some(user => user.id === flow.id && user.type === 'INBOUNDCALLFLOW' && user.version === flow.publishedVersion.id));
        const filtered = await all(page => architect.getArchitectDependencytrackingConsumingresources(queue.id, 'QUEUE', { ...page, resourceType: ['WORKFLOW'] }));
        assert.ok(filtered.every(user => user.type === 'WORKFLOW'));
    });

    await step('The version has to be one of the object', () =>
        refused(architect.getArchitectDependencytrackingConsumedresources(flow.id, 'LATEST', 'INBOUNDCALLFLOW'), 404, 'architect.dependency.object.not.found'));

    await step('A missing query parameter is named', async () => {
        const error = await refused(organization.get(`/api/v2/architect/dependencytracking/consumedresources?id=${flow.id}&objectType=INBOUNDCALLFLOW`), 400, 'architect.query.parameter.missing');
        assert.ok(error.message.includes('version'), error.message);
    });

    await step('An unknown type is refused', () =>
        refused(architect.getArchitectDependencytrackingConsumingresources(queue.id, 'FLOW'), 400, 'architect.dependency.object.invalid.type'));

    await step('An unknown object is not found', () =>
        refused(architect.getArchitectDependencytrackingConsumingresources(unknown, 'QUEUE'), 404, 'architect.dependency.object.not.found'));

    await step('Objects are found by name', async () => {
        const found = await all(page => architect.getArchitectDependencytracking('Walk Module', { ...page, objectType: ['COMMONMODULEFLOW'], consumingResources: true }));
        assert.ok(found.some(object => object.name === 'Walk Module' && object.consumingResources.some(user => user.id === flow.id)));
    });

    await step('A single object comes with both sides', async () => {
        const object = await body(architect.getArchitectDependencytrackingObject(flow.id, {
            objectType: 'INBOUNDCALLFLOW', version: flow.publishedVersion.id, consumedResources: true, consumingResources: true,
        }));
        assert.equal(object.name, 'Walk User');
        assert.ok(object.consumedResources.some(each => each.id === queue.id));
    });

    await step('Two flows can refer to each other', async () => {
        const one = await published(organization, { name: 'Walk Round One' });
        const two = await published(organization, { name: 'Walk Round Two', flow: 'Walk Round One' });
        const again = await published(organization, { name: 'Walk Round One', flow: 'Walk Round Two' });
        assert.equal(again.id, one.id);
        for (const [from, to] of [[again, two], [two, one]]) {
            const used = await body(architect.getArchitectDependencytrackingConsumedresources(from.id, from.publishedVersion.id, 'INBOUNDCALLFLOW'));
            assert.deepEqual(used.entities.filter(each => each.type === 'INBOUNDCALLFLOW').map(each => each.id), [to.id]);
        }
    });

    await step('While the index is rebuilt, answers are partial and a second rebuild is refused', async () => {
        assert.equal((await architect.postArchitectDependencytrackingBuild()).status, 202);
        const partial = await architect.getArchitectDependencytrackingConsumingresources(queue.id, 'QUEUE');
        assert.equal(partial.status, 206);
        assert.ok(Array.isArray(partial.body.entities));
        await refused(architect.postArchitectDependencytrackingBuild(), 409, 'architect.dependencies.build.in.progress');
        assert.notEqual((await body(architect.getArchitectDependencytrackingBuild())).status, 'OPERATIONAL');
    });

    await step('The rebuilt index is complete', async () => {
        await until('the index is complete', async () => (await body(architect.getArchitectDependencytrackingBuild())).status === 'OPERATIONAL');
        assert.equal((await architect.getArchitectDependencytrackingConsumingresources(queue.id, 'QUEUE')).status, 200);
    });
}
