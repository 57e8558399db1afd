namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>A result that webhook receivers are notified of.</summary>
internal interface INotifiable
{
    /// <summary>Creates the notification.</summary>
    /// <param name="ended">The result of the step.</param>
    /// <returns>The notification; null if there is none.</returns>
    Notification? NotificationOf(StepResult ended);
}
