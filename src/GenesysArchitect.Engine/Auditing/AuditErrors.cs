using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The errors of audit logs.</summary>
internal static class AuditErrors
{
    public static GcException Missing(string path) =>
        new(ErrorIds.AuditMissing, ErrorKind.NotFound, $"{path}: there is no audit log.")
        {
            Target = path,
            Remedies = [new("Name the log, or set GENESYS_AUDIT_PATH.", new UseOption(EngineOption.AuditLog)), new("If no run has changed anything yet, no log exists: the first change creates it.")],
        };

    public static GcException Unreadable(string path, string why, Exception? cause = null) =>
        new(ErrorIds.AuditUnreadable, ErrorKind.Failed, $"{path}: the audit log cannot be read. {why}", cause)
        {
            Target = path,
            Remedies = [new("Check that it is a file and that you have permission to read it: only its owner has.")],
        };

    public static GcException OtherKey(string path, bool isSigned, bool hasKey) =>
        new(ErrorIds.AuditKeyInvalid, ErrorKind.InvalidInput, (isSigned, hasKey) switch
        {
            (true, false) => $"{path}: the audit log is signed, but no key was provided.",
            (false, _) => $"{path}: the audit log is not signed, but a key was provided.",
            _ => $"{path}: the audit log is signed with another key.",
        })
        {
            Target = path,
            Remedies = isSigned
                ? [new("Provide the key that the log is signed with.", new UseOption(EngineOption.AuditKey))]
                : [new("Omit the key."), new("To sign from now on, move the log elsewhere or use another path: a new log is created.", new UseOption(EngineOption.AuditPath))],
        };

    public static GcException Busy(string path, TimeSpan waited) =>
        new(ErrorIds.AuditBusy, ErrorKind.Timeout, FormattableString.Invariant($"{path}: other writers kept it locked for {waited.TotalSeconds:0.#} seconds."))
        {
            Target = path,
            Remedies = [new("Find the process that holds the lock. The lock of a process that has ended is released automatically.")],
        };

    public static GcException Unwritable(string path, StorageException cause) =>
        new(ErrorIds.AuditNotWritten, ErrorKind.Failed, $"{path}: {cause.Reason}", cause)
        {
            Target = path,
            Remedies = [new("Check that its folder can be created and is writable, that the file is writable, and that there is free disk space.")],
        };

    /// <summary>The error of a run whose entries are not in the log.</summary>
    public static GcException NotWritten(string path, int lacking, GcException why) =>
        new(ErrorIds.AuditNotWritten, ErrorKind.Failed, $"{(lacking == 1 ? "1 entry" : $"{lacking} entries")} could not be written to the audit log {path}. {why.Message} The run was not affected.", why)
        {
            Target = path,
            Remedies = why.Remedies,
        };
}
