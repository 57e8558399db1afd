// Objects that flows refer to, created, changed and deleted.

import assert from 'node:assert/strict';
import { Organization, all, body } from '../organization.mjs';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect, integrations, routing } = organization;

    // Each kind of object: what is created, its change, and how each is sent.
    const kinds = {
        queue: [{ name: 'Walk Queue' }, routing.postRoutingQueues, routing.getRoutingQueue, routing.putRoutingQueue, routing.deleteRoutingQueue, routing],
        'wrap-up code': [{ name: 'Walk Code' }, routing.postRoutingWrapupcodes, routing.getRoutingWrapupcode, routing.putRoutingWrapupcode, routing.deleteRoutingWrapupcode, routing],
        skill: [{ name: 'Walk Skill' }, routing.postRoutingSkills, routing.getRoutingSkill, null, routing.deleteRoutingSkill, routing],
        language: [{ name: 'Walk Language' }, routing.postRoutingLanguages, routing.getRoutingLanguage, null, routing.deleteRoutingLanguage, routing],
        schedule: [
            { name: 'Walk Schedule', start: '2026-01-05T08:00:00.000Z', end: '2026-01-05T18:00:00.000Z', rrule: 'FREQ=DAILY;INTERVAL=1' },
            architect.postArchitectSchedules, architect.getArchitectSchedule, architect.putArchitectSchedule, architect.deleteArchitectSchedule, architect,
        ],
        'schedule group': [
            { name: 'Walk Group', timeZone: 'Europe/Berlin' },
            architect.postArchitectSchedulegroups, architect.getArchitectSchedulegroup, architect.putArchitectSchedulegroup, architect.deleteArchitectSchedulegroup, architect,
        ],
        'emergency group': [
            { name: 'Walk Emergency', enabled: false },
            architect.postArchitectEmergencygroups, architect.getArchitectEmergencygroup, architect.putArchitectEmergencygroup, architect.deleteArchitectEmergencygroup, architect,
        ],
        IVR: [{ name: 'Walk IVR' }, architect.postArchitectIvrs, architect.getArchitectIvr, architect.putArchitectIvr, architect.deleteArchitectIvr, architect],
        prompt: [{ name: 'WalkPrompt' }, architect.postArchitectPrompts, architect.getArchitectPrompt, architect.putArchitectPrompt, architect.deleteArchitectPrompt, architect],
    };
    for (const [kind, [content, post, get, put, remove, api]] of Object.entries(kinds)) {
        await step(`An object of the kind ${kind} is created, changed and deleted`, async () => {
            const created = await body(post.call(api, content));
            assert.equal(created.name, content.name);
            if (put) {
                const changed = await body(put.call(api, created.id, { ...content, version: created.version, description: 'Changed by the walk' }));
                assert.equal(changed.id, created.id);
                assert.equal((await body(get.call(api, created.id))).description, 'Changed by the walk');
            }

            const answer = await remove.call(api, created.id);
            assert.ok(answer.status >= 200 && answer.status < 300);
            const after = await get.call(api, created.id).catch(refusal => refusal);
            assert.ok(after.status === 404 || after.body.state === 'deleted', `the object is gone or marked as deleted, and it was ${after.status}`);
        });
    }

    await step('A data table and its rows are created, changed and deleted', async () => {
        const schema = {
            $schema: 'http://json-schema.org/draft-04/schema#',
            type: 'object',
            required: ['key'],
            properties: { key: { title: 'key', type: 'string', $id: '/properties/key' }, open: { title: 'open', type: 'boolean', $id: '/properties/open' } },
            additionalProperties: false,
        };
        const table = await body(architect.postFlowsDatatables({ name: 'Walk Table', schema }));
        await architect.postFlowsDatatableRows(table.id, { key: 'monday', open: true });
        await architect.putFlowsDatatableRow(table.id, 'monday', { body: { key: 'monday', open: false } });
        assert.equal((await body(architect.getFlowsDatatableRow(table.id, 'monday', { showbrief: false }))).open, false);
        assert.equal((await architect.deleteFlowsDatatableRow(table.id, 'monday')).status, 204);
        assert.deepEqual(await all(page => architect.getFlowsDatatableRows(table.id, page)), []);
        assert.equal((await architect.deleteFlowsDatatable(table.id, { force: true })).status, 204);
    });

    await step('A milestone and an outcome are created', async () => {
        const milestone = await body(architect.postFlowsMilestones({ body: { name: 'Walk Milestone' } }));
        assert.equal((await body(architect.getFlowsMilestone(milestone.id))).name, 'Walk Milestone');
        await architect.deleteFlowsMilestone(milestone.id);
        const outcome = await body(architect.postFlowsOutcomes({ body: { name: 'Walk Outcome' } }));
        assert.equal((await body(architect.getFlowsOutcome(outcome.id))).name, 'Walk Outcome');
    });

    await step('A data action is created beside others of its integration', async () => {
        const [other] = (await body(integrations.getIntegrationsActions({ includeConfig: 'true' }))).entities;
        const created = await body(integrations.postIntegrationsActions({
            name: 'Walk Action',
            category: other.category,
            integrationId: other.integrationId,
            config: { request: { requestUrlTemplate: '/walk', requestType: 'GET' }, response: { successTemplate: '${rawResult}' } },
            contract: { input: { inputSchema: { type: 'object', properties: {} } }, output: { successSchema: { type: 'object', properties: {} } } },
        }));
        assert.ok(Number.isInteger(created.version));
        assert.equal((await integrations.deleteIntegrationsAction(created.id)).status, 204);
    });

    const views = {
        queues: page => routing.getRoutingQueuesDivisionviews(page),
        'data tables': page => architect.getFlowsDatatablesDivisionviews(page),
        IVRs: page => architect.getArchitectIvrsDivisionviews(page),
        schedules: page => architect.getArchitectSchedulesDivisionviews(page),
        'schedule groups': page => architect.getArchitectSchedulegroupsDivisionviews(page),
        'emergency groups': page => architect.getArchitectEmergencygroupsDivisionviews(page),
        milestones: page => architect.getFlowsMilestonesDivisionviews(page),
        outcomes: page => architect.getFlowsOutcomesDivisionviews(page),
    };
    for (const [kind, list] of Object.entries(views)) {
        await step(`The ${kind} can be listed by division`, async () => {
            const found = await all(list);
            assert.ok(found.every(view => view.id && view.name && view.division?.id));
        });
    }
}
