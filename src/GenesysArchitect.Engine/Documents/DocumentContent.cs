using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Reads the content of a file: UTF-8 text without byte order mark, up to a maximum size.</summary>
internal static class DocumentContent
{
    private const double Megabyte = 1024 * 1024;
    private const int FirstBuffer = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="DocumentInvalidException">The file cannot be read, or is too large.</exception>
    public static ReadOnlyMemory<byte> Read(string path, long largest)
    {
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            var length = file.CanSeek ? file.Length : 0;
            return length <= largest
                ? ReadToEnd(path, file, length, largest)
                : throw DocumentErrors.At(path, SourceLocation.Start, string.Create(CultureInfo.InvariantCulture, $"the file has {Math.Ceiling(length / Megabyte * 10) / 10:0.0} MB; the maximum is {largest / Megabyte:0.###} MB."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "The path is a folder." : failure.Message;
            throw new DocumentInvalidException(path, location: null, $"the file cannot be read. {why}", failure)
            {
                Target = path,
                Remedies = [new("Check the path and the file's permissions.")],
            };
        }
    }

    /// <summary>The text of a file's bytes.</summary>
    /// <exception cref="DocumentInvalidException">The file is empty, or not UTF-8.</exception>
    public static ReadOnlyMemory<byte> Text(string path, ReadOnlyMemory<byte> bytes)
    {
        RequireUtf8(path, bytes.Span);
        var text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return text.Span.TrimStart(" \t\r\n"u8).IsEmpty ? throw DocumentErrors.At(path, SourceLocation.Start, "the file is empty.") : text;
    }

    // A pipe has no length, and the length of a growing file is outdated.
    private static ReadOnlyMemory<byte> ReadToEnd(string path, FileStream file, long length, long largest)
    {
        var bytes = new byte[Math.Max(length + 1, FirstBuffer)];
        var count = 0;
        while (file.Read(bytes.AsSpan(count)) is > 0 and var read)
        {
            count += read;
            if (count > largest)
            {
                throw DocumentErrors.At(path, SourceLocation.Start, string.Create(CultureInfo.InvariantCulture, $"the file is larger than {largest / Megabyte:0.###} MB, which is the maximum."));
            }

            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, Array.MaxLength));
            }
        }

        return bytes.AsMemory(0, count);
    }

    private static void RequireUtf8(string path, ReadOnlySpan<byte> bytes)
    {
        if (OtherEncoding(bytes) is { } other)
        {
            throw DocumentErrors.At(path, SourceLocation.Start, $"the file is {other}; save it as UTF-8.");
        }

        if (!Utf8.IsValid(bytes))
        {
            throw DocumentErrors.At(path, SourceLocation.At(bytes, FirstInvalid(bytes)), "the file is not UTF-8.");
        }

        if (bytes.IndexOf((byte)0) is >= 0 and var zero)
        {
            throw DocumentErrors.At(path, SourceLocation.At(bytes, zero), "there is a NUL byte: the file is not text, or is not UTF-8.");
        }
    }

    private static string? OtherEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        _ => null,
    };

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetCharCount(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            return broken.Index;
        }
    }
}
