// Tokens, the organization and the client's grants.

import assert from 'node:assert/strict';
import { Organization, all, body, refused } from '../organization.mjs';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function walk(step, { main }) {
    const organization = new Organization(main);

    await step('A call without a token is refused', () => refused(organization.architect.getFlows(), 401, 'authentication.required', 'bad.credentials'));

    await step('A token is granted for the id and the secret of a client', async () => {
        const granted = await organization.login();
        assert.ok(granted.accessToken.length > 0);
        assert.ok(granted.tokenExpiryTime > Date.now());
    });

    await step('The answer of the token endpoint is the one of OAuth', async () => {
        const { clientId, clientSecret, url } = main;
        const answer = await fetch(new URL('/oauth/token', url), {
            method: 'POST',
            headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
            body: new URLSearchParams({ grant_type: 'client_credentials' }),
        });
        const token = await answer.json();
        assert.equal(answer.status, 200);
        assert.equal(token.token_type, 'bearer');
        assert.ok(Number.isInteger(token.expires_in) && token.expires_in > 0);
        assert.equal(typeof token.access_token, 'string');
        assert.equal(token.refresh_token, undefined, 'there is no refresh token with client credentials');
    });

    await step('A wrong secret is refused', async () => {
        const error = await new Organization({ ...main, clientSecret: 'wrong' }).login().then(() => assert.fail('the token was granted'), refusal => refusal);
        assert.ok([400, 401].includes(error.response?.status), `400 or 401 expected, and it was ${error.response?.status}`);
        assert.equal(typeof error.response.data.error, 'string');
    });

    await step('Credentials in the form are refused', async () => {
        const { clientId, clientSecret, url } = main;
        const answer = await fetch(new URL('/oauth/token', url), {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
        });
        assert.ok([400, 401].includes(answer.status), `400 or 401 expected, and it was ${answer.status}`);
        assert.equal(typeof (await answer.json()).error, 'string');
    });

    await step('An unknown token is refused', async () => {
        const stranger = new Organization(main);
        stranger.client.setAccessToken('not-a-token');
        await refused(stranger.architect.getFlows(), 401, 'bad.credentials', 'authentication.required', 'credentials.expired', 'unauthorized');
    });

    let home;
    await step('The token says which organization and which client it is of', async () => {
        const token = await body(organization.tokens.getTokensMe());
        assert.equal(token.OAuthClient.id, main.clientId);
        home = token.organization;
        assert.ok(home.id && home.name);
    });

    await step('HEAD on the token succeeds without a body', async () => {
        assert.equal((await organization.tokens.headTokensMe()).status, 200);
    });

    await step('The organization is the one of the token', async () => {
        const answered = await body(organization.organization.getOrganizationsMe());
        assert.equal(answered.id, home.id);
        assert.equal(answered.name, home.name);
        assert.equal(answered.state, 'active');
    });

    await step('A client is not a user', () => refused(organization.users.getUsersMe(), 400, 'not.a.user'));

    await step('Every answer carries a correlation id and the state of the rate limit', async () => {
        const { headers } = await organization.organization.getOrganizationsMe();
        assert.match(headers['inin-correlation-id'], guid);
        for (const name of ['inin-ratelimit-count', 'inin-ratelimit-allowed', 'inin-ratelimit-reset']) {
            assert.match(headers[name], /^\d+$/, name);
        }

        const next = (await organization.organization.getOrganizationsMe()).headers;
        assert.notEqual(next['inin-correlation-id'], headers['inin-correlation-id']);
        assert.equal(Number(next['inin-ratelimit-count']), Number(headers['inin-ratelimit-count']) + 1);
    });

    await step('The grants of the client say what it may do in which division', async () => {
        const subject = await body(organization.authorization.getAuthorizationSubjectsMe());
        assert.ok(subject.grants.length > 0);
        const policies = subject.grants.flatMap(grant => {
            assert.ok(grant.division.id && grant.role.id);
            return grant.role.policies;
        });
        const may = (domain, entityName, action) => policies.some(policy =>
            policy.domain === domain && ['*', entityName].includes(policy.entityName) && policy.actions.some(allowed => ['*', action].includes(allowed)));
        for (const action of ['view', 'edit', 'publish', 'unlock', 'delete']) {
            assert.ok(may('architect', 'flow', action), `architect:flow:${action} is granted`);
        }
    });

    let permitted;
    await step('The divisions in which the client may publish are a bare array', async () => {
        permitted = await body(organization.authorization.getAuthorizationDivisionspermittedMe('architect:flow:publish'));
        assert.ok(Array.isArray(permitted) && permitted.length > 0);
        assert.ok(permitted.every(division => division.id && division.name));
    });

    await step('The same divisions come in pages', async () => {
        const paged = await all(page => organization.authorization.getAuthorizationDivisionspermittedPagedMe('architect:flow:publish', page));
        assert.deepEqual(paged.map(division => division.id).sort(), permitted.map(division => division.id).sort());
    });

    await step('The home division is one of the divisions', async () => {
        const division = await body(organization.authorization.getAuthorizationDivisionsHome());
        assert.equal(division.homeDivision, true);
        const divisions = await all(page => organization.authorization.getAuthorizationDivisions(page));
        assert.ok(divisions.some(each => each.id === division.id));
    });

    await step('The limits of Architect can be read', async () => {
        const { entities } = await body(organization.organization.getOrganizationsLimitsNamespace('architect'));
        assert.ok(entities.length > 0);
        assert.ok(entities.every(limit => limit.key && limit.namespace === 'architect' && Number.isInteger(limit.value)));
    });

    await step('The limit of calls that a token may make can be read', async () => {
        const { entities } = await body(organization.organization.getOrganizationsLimitsNamespace('platform.api'));
        assert.ok(entities.some(limit => limit.key === 'client.credentials.token.rate.per.minute'));
    });

    await step('A deleted token is refused', async () => {
        const other = await Organization.connect(main);
        assert.equal((await other.tokens.deleteTokensMe()).status, 200);
        await refused(other.architect.getFlows(), 401, 'bad.credentials', 'authentication.required', 'credentials.expired', 'unauthorized');
        assert.equal((await organization.tokens.headTokensMe()).status, 200, 'the other token of the client still holds');
    });
}
