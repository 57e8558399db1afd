using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>Exact payloads, since receivers depend on them.</summary>
public sealed class FormatTests
{
    private static readonly DateTimeOffset Moment = new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static readonly WebhookPayload Failed = new(
        new Notification(NotificationEvents.DeploymentCompleted, "Deployment ROLLED_BACK: north[wind](http://evil) in prod <1>")
        {
            IsGood = false,
            DeploymentId = "dep-1",
            Status = "ROLLED_BACK",
            LatencyMs = 61250,
            Impact = new NotificationImpact("High", ["queues['<Sales & Co>']"], 6, Compatible: true, 0.25),
            Facts = [new("bundleId", "Bundle", "north[wind](http://evil)"), new("environment", "Environment", "prod <1>")],
        },
        Moment,
        "run-1")
    {
        ErrorId = "Gc.Bundle.DeploymentFailed",
    };

    [Fact]
    public void Json_follows_the_contract_with_additional_facts() => Assert.Equal(
        """{"event":"deployment.completed","deploymentId":"dep-1","status":"ROLLED_BACK","latencyMs":61250,"impactAssessment":{"level":"High","criticalRemovals":["queues['<Sales & Co>']"],"warningCount":6,"compatible":true,"capacityInUse":0.25},"timestamp":"2027-03-04T05:06:07+00:00","runId":"run-1","bundleId":"north[wind](http://evil)","environment":"prod <1>","errorId":"Gc.Bundle.DeploymentFailed"}""",
        WebhookBody.Of(Failed, WebhookFormat.Json));

    [Fact]
    public void Required_properties_are_always_present() => Assert.Equal(
        """{"event":"flow.updated","deploymentId":null,"status":null,"latencyMs":null,"impactAssessment":null,"timestamp":"2027-03-04T05:06:07+00:00","runId":"run-1","flowId":"main","flowName":"Größe","flowVersion":3}""",
        WebhookBody.Of(
            new WebhookPayload(
                new Notification(NotificationEvents.FlowUpdated, "Flow updated: Größe") { IsGood = true, Facts = [new("flowId", "Flow", "main"), new("flowName", null, "Größe"), new("flowVersion", "Version", 3L)] },
                Moment,
                "run-1"),
            WebhookFormat.Json));

    [Fact]
    public void In_a_Teams_card_an_id_is_not_a_link() => Assert.Equal(
        """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","contentUrl":null,"content":{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","text":"Deployment ROLLED_BACK: north\\[wind\\](http://evil) in prod <1>","weight":"Bolder","size":"Medium","wrap":true,"color":"Attention"},{"type":"FactSet","facts":[{"title":"Status","value":"ROLLED_BACK"},{"title":"Bundle","value":"north\\[wind\\](http://evil)"},{"title":"Environment","value":"prod <1>"},{"title":"Deployment","value":"dep-1"},{"title":"Duration","value":"61.3 s"},{"title":"Impact","value":"High"},{"title":"Error","value":"Gc.Bundle.DeploymentFailed"}]},{"type":"TextBlock","text":"deployment.completed, run run-1","isSubtle":true,"size":"Small","wrap":true}]}}]}""",
        WebhookBody.Of(Failed, WebhookFormat.Teams));

    [Fact]
    public void In_Slack_blocks_an_id_is_not_a_mention() => Assert.Equal(
        """{"text":"Deployment ROLLED_BACK: north[wind](http://evil) in prod &lt;1&gt;","blocks":[{"type":"header","text":{"type":"plain_text","text":":warning: Deployment ROLLED_BACK: north[wind](http://evil) in prod <1>","emoji":true}},{"type":"section","fields":[{"type":"mrkdwn","text":"*Status*\nROLLED_BACK"},{"type":"mrkdwn","text":"*Bundle*\nnorth[wind](http://evil)"},{"type":"mrkdwn","text":"*Environment*\nprod &lt;1&gt;"},{"type":"mrkdwn","text":"*Deployment*\ndep-1"},{"type":"mrkdwn","text":"*Duration*\n61.3 s"},{"type":"mrkdwn","text":"*Impact*\nHigh"},{"type":"mrkdwn","text":"*Error*\nGc.Bundle.DeploymentFailed"}]},{"type":"context","elements":[{"type":"mrkdwn","text":"deployment.completed, run run-1"}]}]}""",
        WebhookBody.Of(Failed, WebhookFormat.Slack));
}
