// Flows as Architect YAML, and the jobs that publish and export them.

import assert from 'node:assert/strict';
import { body, until, yamlFormat } from './organization.mjs';

const shapes = {
    BOT: { key: 'botFlow', list: 'bots', item: 'bot', last: 'exitBotFlow', more: { settingsBotFlow: { none: true } } },
    COMMONMODULE: { key: 'commonModule', list: 'tasks', item: 'task', last: 'endTask', more: { compatibleFlowTypes: [{ flowType: 'inboundCall' }] } },
    DIGITALBOT: { key: 'digitalBot', list: 'bots', item: 'bot', last: 'exitBotFlow' },
    INBOUNDCALL: { key: 'inboundCall', list: 'tasks', item: 'task', last: 'disconnect' },
    INBOUNDEMAIL: { key: 'inboundEmail', list: 'states', item: 'state', last: 'disconnect' },
    INBOUNDSHORTMESSAGE: { key: 'inboundShortMessage', list: 'states', item: 'state', last: 'disconnect' },
    WORKFLOW: { key: 'workflow', list: 'states', item: 'state', last: 'endWorkflow' },
};

// References are by name, and each kind of object has its own place for it.
const uses = {
    queue: name => ({ transferToAcd: { name: 'To the queue', targetQueue: { lit: { name } } } }),
    flow: name => ({ transferToFlow: { name: 'To the flow', targetFlow: { name } } }),
    module: name => ({ callCommonModule: { name: 'Ask the module', commonModule: { [name]: { ver_latestPublished: { inputs: {}, outputs: {} } } } } }),
    dataAction: ({ category, name }) => ({
        callData: { name: 'Fetch', category: { [category]: { dataAction: { [name]: { inputs: {}, successOutputs: {}, failureOutputs: {} } } } } },
    }),
};

/** The types of flow that can be written here. */
export const writable = Object.keys(shapes);

/** A flow that refers to a queue, a flow, a common module or a data action, when asked to, and ends. */
export function yaml({ name, type = 'INBOUNDCALL', description = 'Written by the walk', startUpRef, ...used }) {
    const { key, list, item, last, more } = shapes[type];
    const actions = Object.entries(used).map(([kind, object]) => uses[kind](object));
    return yamlFormat.stringify({
        [key]: {
            name,
            description,
            division: 'Home',
            startUpRef: startUpRef ?? `/${key}/${list}/${item}[Entry_10]`,
            defaultLanguage: 'en-us',
            supportedLanguages: { 'en-us': { none: true } },
            ...more,
            [list]: [{ [item]: { name: 'Entry', refId: 'Entry_10', actions: [...actions, { [last]: { name: 'End' } }] } }],
        },
    });
}

/** Uploads a file to a presigned address as the job prescribes: these headers, and no token. */
export function upload(job, content, headers = {}) {
    return fetch(job.presignedUrl, { method: 'PUT', headers: { ...job.headers, ...headers }, body: content });
}

/** Waits for the end of a job. */
export function ended(get) {
    return until('the job has ended', async () => {
        const job = await body(get());
        assert.ok(['Registered', 'Started', 'Success', 'Failure'].includes(job.status), `the status of a job is not ${job.status}`);
        return job.status === 'Success' || job.status === 'Failure' ? job : null;
    });
}

/** Publishes a file by a job, and waits for its end. */
export async function publish(organization, content) {
    const job = await body(organization.architect.postFlowsJobs());
    const uploaded = await upload(job, content);
    assert.equal(uploaded.status, 200, `the upload was answered with ${uploaded.status}: ${await uploaded.text()}`);
    return ended(() => organization.architect.getFlowsJob(job.id, { expand: ['messages'] }));
}

/** Publishes a file that is right, and answers the flow. */
export async function published(organization, flow) {
    const job = await publish(organization, yaml(flow));
    assert.equal(job.status, 'Success', `the job has failed: ${JSON.stringify(job.messages)}`);
    return body(organization.architect.getFlow(job.flow.id));
}

/** Exports flows by a job, and downloads what there is. */
export async function exported(organization, ...flows) {
    const job = await body(organization.architect.postFlowsExportJobs({ flows: flows.map(flow => ({ flow })) }));
    const end = await ended(() => organization.architect.getFlowsExportJob(job.id, { expand: ['messages'] }));
    assert.equal(end.status, 'Success', `the job has failed: ${JSON.stringify(end.messages)}`);
    const download = await fetch(end.downloadUrl);
    assert.equal(download.status, 200);
    return Buffer.from(await download.arrayBuffer());
}
