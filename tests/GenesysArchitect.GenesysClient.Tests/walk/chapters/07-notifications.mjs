// Notifications over a WebSocket.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { published } from '../architect.mjs';
import { Organization, WebSocket, body, settled, until } from '../organization.mjs';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect, notifications } = organization;
    let flow;
    let topic;
    let channel;
    let socket;
    const received = [];

    await step('A channel has an address and an end', async () => {
        flow = await published(organization, { name: 'Walk Heard' });
        topic = `v2.flows.${flow.id}`;
        channel = await body(notifications.postNotificationsChannels());
        assert.match(channel.connectUri, /^wss?:\/\//);
        assert.ok(Date.parse(channel.expires) > Date.now());
        assert.equal((await notifications.headNotificationsChannel(channel.id)).status, 200);
        assert.ok((await body(notifications.getNotificationsChannels())).entities.some(each => each.id === channel.id));
    });

    await step('A topic is subscribed', async () => {
        const { entities } = await body(notifications.putNotificationsChannelSubscriptions(channel.id, [{ id: topic }]));
        assert.deepEqual(entities.map(each => [each.id, each.state]), [[topic, 'Permitted']]);
    });

    await step('A second topic is added, and both are listed', async () => {
        const build = 'v2.architect.dependencytracking.build';
        await notifications.postNotificationsChannelSubscriptions(channel.id, [{ id: build }]);
        const { entities } = await body(notifications.getNotificationsChannelSubscriptions(channel.id));
        assert.deepEqual(entities.map(each => each.id).sort(), [build, topic]);
    });

    await step('The channel can be listened to', async () => {
        socket = new WebSocket(channel.connectUri);
        socket.on('message', message => received.push(JSON.parse(message)));
        await once(socket, 'open');
    });

    const ofTopic = () => received.filter(message => message.topicName === topic);

    await step('A publish is notified until its operation is complete', async () => {
        assert.ok(socket, 'there is a connection');
        await architect.postFlowsActionsPublish(flow.id, { version: '1.0' });
        await settled(organization, flow.id);
        const message = await until('the end of the publish is notified', () =>
            ofTopic().find(({ eventBody }) => eventBody.currentOperation?.actionName === 'PUBLISH' && eventBody.currentOperation.complete));
        assert.equal(message.eventBody.id, flow.id);
        assert.equal(message.eventBody.currentOperation.actionStatus, 'SUCCESS');
        assert.equal(message.eventBody.publishedVersion.id, '1.0');
        assert.ok(message.version);
    });

    await step('A check-out is notified', async () => {
        assert.ok(socket, 'there is a connection');
        const before = ofTopic().length;
        await architect.postFlowsActionsCheckout(flow.id);
        await until('the check-out is notified', () => ofTopic().length > before);
        await architect.postFlowsActionsUnlock(flow.id);
    });

    await step('There are no notifications of other flows', async () => {
        assert.ok(ofTopic().length > 0);
        assert.ok(received.every(message => !message.topicName.startsWith('v2.flows.') || message.topicName === topic));
    });

    await step('Subscriptions can be deleted', async () => {
        await notifications.deleteNotificationsChannelSubscriptions(channel.id);
        assert.deepEqual((await body(notifications.getNotificationsChannelSubscriptions(channel.id))).entities, []);
        socket.close();
        await once(socket, 'close');
    });
}
