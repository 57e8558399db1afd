// What flows refer to, found by name.

import assert from 'node:assert/strict';
import { published } from '../architect.mjs';
import { Organization, all, body, refused, until } from '../organization.mjs';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect, audit, integrations, languageUnderstanding, routing, textbots } = organization;

    // Each kind of object, its list, and its single call.
    const kinds = {
        queue: [page => routing.getRoutingQueues(page), id => routing.getRoutingQueue(id)],
        skill: [page => routing.getRoutingSkills(page), id => routing.getRoutingSkill(id)],
        language: [page => routing.getRoutingLanguages(page), id => routing.getRoutingLanguage(id)],
        'wrap-up code': [page => routing.getRoutingWrapupcodes(page), id => routing.getRoutingWrapupcode(id)],
        'data action': [page => integrations.getIntegrationsActions(page), id => integrations.getIntegrationsAction(id)],
        'data table': [page => architect.getFlowsDatatables(page), id => architect.getFlowsDatatable(id)],
        schedule: [page => architect.getArchitectSchedules(page), id => architect.getArchitectSchedule(id)],
        'schedule group': [page => architect.getArchitectSchedulegroups(page), id => architect.getArchitectSchedulegroup(id)],
        'emergency group': [page => architect.getArchitectEmergencygroups(page), id => architect.getArchitectEmergencygroup(id)],
        IVR: [page => architect.getArchitectIvrs(page), id => architect.getArchitectIvr(id)],
    };
    for (const [kind, [list, get]] of Object.entries(kinds)) {
        await step(`An object of the kind ${kind} is found by name, and read by id`, async () => {
            const [first] = await all(list);
            assert.ok(first, 'one is there');
            const found = await all(page => list({ ...page, name: first.name }));
            assert.ok(found.some(each => each.id === first.id));
            assert.equal((await body(get(first.id))).name, first.name);
            assert.deepEqual(await all(page => list({ ...page, name: 'No Such Name' })), []);
        });
    }

    await step('A prompt is found by name, with the audio of each language', async () => {
        const [first] = await all(page => architect.getArchitectPrompts(page));
        const found = await all(page => architect.getArchitectPrompts({ ...page, name: [first.name] }));
        assert.deepEqual(found.map(prompt => prompt.id), [first.id]);
        assert.ok(found[0].resources.every(resource => resource.language && resource.uploadStatus));
    });

    await step('The name of a data action is not unique', async () => {
        const actions = await all(page => integrations.getIntegrationsActions(page));
        const twin = actions.find(action => actions.filter(other => other.name === action.name).length > 1);
        assert.ok(twin);
        const found = await all(page => integrations.getIntegrationsActions({ ...page, name: twin.name }));
        assert.ok(found.length > 1);
        assert.ok(Number.isInteger(twin.version));
    });

    await step('A data table has columns and rows', async () => {
        const tables = await all(page => architect.getFlowsDatatables(page));
        const [table] = tables;
        const { schema } = await body(architect.getFlowsDatatable(table.id, { expand: 'schema' }));
        assert.ok('key' in schema.properties);
        const rows = await Promise.all(tables.map(each => all(page => architect.getFlowsDatatableRows(each.id, { ...page, showbrief: false }))));
        assert.ok(rows.flat().length > 0 && rows.flat().every(row => typeof row.key === 'string'));
    });

    await step('Unknown objects are not found', async () => {
        const unknown = '00000000-0000-4000-8000-00000000dead';
        await refused(architect.getFlowsDatatable(unknown), 404, 'flows.datatables.table.not.found');
        await refused(architect.getArchitectPrompt(unknown), 404, 'architect.prompt.not.found');
        await refused(routing.getRoutingQueue(unknown), 404, 'not.found');
        await refused(architect.getArchitectIvr(unknown), 404, 'not.found');
    });

    await step('An IVR is changed only with its current version', async () => {
        const [ivr] = await all(page => architect.getArchitectIvrs(page));
        const changed = await body(architect.putArchitectIvr(ivr.id, { ...ivr, description: 'Changed by the walk' }));
        assert.equal(changed.version, ivr.version + 1);
        const error = await architect.putArchitectIvr(ivr.id, { ...ivr, description: 'Changed from an old copy' }).catch(refusal => refusal);
        assert.ok(error.status === 409 || (error.status === 400 && error.body.message.includes('does not match the current version')), `a conflict expected, and it was ${error.status}`);
    });

    await step('Milestones and outcomes are listed', async () => {
        await all(page => architect.getFlowsMilestones(page));
        await all(page => architect.getFlowsOutcomes(page));
    });

    await step('Bots are found, and the training of their language is seen', async () => {
        const { entities } = await body(textbots.getTextbotsBotsSearch());
        assert.ok(entities.length > 0);
        const [domain] = await all(page => languageUnderstanding.getLanguageunderstandingDomains(page));
        const versions = await all(page => languageUnderstanding.getLanguageunderstandingDomainVersions(domain.id, page));
        assert.ok(versions.some(version => version.trainingStatus === 'Trained'));
    });

    await step('A bot answers a session and a turn', async () => {
        const { entities } = await body(architect.getFlows({ type: ['digitalbot'] }));
        const bot = entities.find(each => each.publishedVersion);
        const session = await body(textbots.postTextbotsBotflowsSessions({ flow: { id: bot.id }, externalSessionId: 'walk-1', channel: { name: 'Messaging', inputModes: ['Text'], outputModes: ['Text'], userAgent: { name: 'Open' } } }));
        const turn = await body(textbots.postTextbotsBotflowsSessionTurns(session.id, { inputEventType: 'NoOp' }));
        assert.ok(turn.id);
    });

    await step('The audit shows who changed a flow', async () => {
        const flow = await published(organization, { name: 'Walk Audited' });
        const day = 86_400_000;
        const interval = [Date.now() - day, Date.now() + day].map(time => new Date(time).toISOString()).join('/');
        const query = await body(audit.postAuditsQuery({ interval, serviceName: 'Architect', filters: [{ property: 'EntityId', value: flow.id }] }));
        await until('the query has succeeded', async () => {
            const { state } = await body(audit.getAuditsQueryTransactionId(query.id));
            assert.ok(['Queued', 'Running', 'Succeeded'].includes(state), state);
            return state === 'Succeeded';
        });
        const { entities } = await body(audit.getAuditsQueryTransactionIdResults(query.id));
        assert.ok(entities.some(entry => entry.entity.id === flow.id && entry.client.id === main.clientId));
    });
}
