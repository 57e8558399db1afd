namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>A result that receivers of webhooks are notified of.</summary>
internal interface INotifiable
{
    /// <summary>What there is to notify them of.</summary>
    /// <param name="ended">How the step ended.</param>
    /// <returns>The notification; null if there is none.</returns>
    Notification? NotificationOf(StepResult ended);
}
