using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>What goes wrong with audit logs.</summary>
internal static class AuditErrors
{
    public static GcException Missing(string path) =>
        new(ErrorIds.AuditMissing, ErrorKind.NotFound, $"{path}: there is no audit log.")
        {
            Target = path,
            Remedy = "Name it with -Path (gcarch: --file), or set GENESYS_AUDIT_PATH. A log begins with the first run that changes something.",
        };

    public static GcException Unreadable(string path, string why, Exception? cause = null) =>
        new(ErrorIds.AuditUnreadable, ErrorKind.Failed, $"{path}: the audit log cannot be read. {why}", cause)
        {
            Target = path,
            Remedy = "See that it is a file, and that you may read it: it is its owner's alone.",
        };

    public static GcException OtherKey(string path, bool isSigned, bool hasKey) =>
        new(ErrorIds.AuditKeyInvalid, ErrorKind.InvalidInput, (isSigned, hasKey) switch
        {
            (true, false) => $"{path}: the audit log is signed, and no key was given.",
            (false, _) => $"{path}: the audit log is not signed, and a key was given.",
            _ => $"{path}: the audit log is signed with another key.",
        })
        {
            Target = path,
            Remedy = isSigned
                ? "Give the key it is signed with: GENESYS_AUDIT_KEY, or -Key."
                : "Leave the key out; to sign from now on, move the log away, or name another with -AuditPath (gcarch: --audit): a new one begins.",
        };

    public static GcException Busy(string path, TimeSpan waited) =>
        new(ErrorIds.AuditBusy, ErrorKind.Timeout, FormattableString.Invariant($"{path}: other writers did not let go of it for {waited.TotalSeconds:0.#} seconds."))
        {
            Target = path,
            Remedy = "See which process holds it. The lock of a dead process is free by itself.",
        };

    public static GcException Unwritable(string path, StorageException cause) =>
        new(ErrorIds.AuditNotWritten, ErrorKind.Failed, $"{path}: {cause.Reason}", cause)
        {
            Target = path,
            Remedy = "See that its folder can be made and written in, that you may write the file, and that there is space.",
        };

    /// <summary>What a run is told when what happened in it is not in the log.</summary>
    public static GcException NotWritten(string path, int lacking, GcException why) =>
        new(ErrorIds.AuditNotWritten, ErrorKind.Failed, $"The audit log {path} was NOT written: {(lacking == 1 ? "1 entry is" : $"{lacking} entries are")} lacking. {why.Message} {why.Remedy} The run itself is none the worse for it.", why)
        {
            Target = path,
            Remedy = why.Remedy,
        };
}
