// The organization at the other end, by Genesys' own client, and by plain requests where the client cannot ask.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The packages are restored beside the build's other output, and not beside this file.
const require = createRequire(join(process.env.WALK_PACKAGES, 'package.json'));
const platform = require('purecloud-platform-client-v2');
export const WebSocket = require('ws');
export const yamlFormat = require('yaml');

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A connection with a token of its own, so that each chapter has a whole minute's allowance of calls. */
export class Organization {
    constructor({ url, clientId, clientSecret }) {
        this.url = new URL(url);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.client = new platform.ApiClientClass();
        this.client.config.live_reload_config = false;
        this.client.setReturnExtendedResponses(true);
        this.client.setGateway({ protocol: this.url.protocol.replace(':', ''), host: this.url.hostname, port: Number(this.url.port) });
        for (const api of ['Architect', 'Audit', 'Authorization', 'Integrations', 'LanguageUnderstanding', 'Notifications', 'Organization', 'Routing', 'Textbots', 'Tokens', 'Users']) {
            this[api.charAt(0).toLowerCase() + api.slice(1)] = new platform[`${api}Api`](this.client);
        }
    }

    static async connect(credentials) {
        const organization = new Organization(credentials);
        await organization.login();
        return organization;
    }

    login() {
        return this.client.loginClientCredentialsGrant(this.clientId, this.clientSecret);
    }

    get token() {
        return this.client.authData.accessToken;
    }

    /** A request that the client has no method for, such as a list in the encoding of the other clients. */
    async get(pathAndQuery) {
        const answer = await fetch(new URL(pathAndQuery, this.url), { headers: { authorization: `Bearer ${this.token}`, accept: 'application/json' } });
        const text = await answer.text();
        return { status: answer.status, headers: Object.fromEntries(answer.headers), body: text === '' ? null : JSON.parse(text) };
    }
}

/** What a call answered, which must be a success. */
export async function body(call) {
    return (await call).body;
}

/** Holds a call to be refused as the platform refuses: by status, code and an id for support. */
export async function refused(call, status, ...codes) {
    let answer;
    try {
        answer = await call;
    } catch (error) {
        answer = error;
    }

    if (typeof answer?.status !== 'number') {
        throw answer;
    }

    assert.equal(answer.status, status, `${status} expected, and the answer was ${answer.status}: ${JSON.stringify(answer.body)}`);
    assert.equal(answer.body.status, status, 'the error body repeats the status');
    assert.ok(codes.includes(answer.body.code), `the code ${codes.join(' or ')} expected, and it was ${answer.body.code}: ${answer.body.message}`);
    assert.equal(typeof answer.body.message, 'string');
    assert.match(answer.body.contextId, guid);
    assert.equal(answer.body.contextId, answer.headers['inin-correlation-id'], 'the error body repeats the correlation id');
    return answer.body;
}

/** Waits until something is there. Only a walk that hangs ends by the deadline. */
export async function until(what, look) {
    const deadline = Date.now() + 60_000;
    for (;;) {
        const found = await look();
        if (found) {
            return found;
        }

        assert.ok(Date.now() < deadline, `timed out waiting until ${what}`);
        await new Promise(resolve => setTimeout(resolve, 100));
    }
}

/** Waits until nothing is in progress at a flow. */
export function settled(organization, flowId) {
    return until('no operation is in progress', async () => {
        const flow = await body(organization.architect.getFlow(flowId));
        return !flow.currentOperation || flow.currentOperation.complete ? flow : null;
    });
}

/** All entities of a list, page by page. */
export async function all(list, pageSize = 100) {
    const found = [];
    for (let pageNumber = 1; ; pageNumber++) {
        const page = await body(list({ pageNumber, pageSize }));
        found.push(...page.entities);
        if (pageNumber >= page.pageCount) {
            return found;
        }
    }
}
