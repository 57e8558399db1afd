using System.Net.Sockets;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>Something that prevents a file from being opened: as on a failing disk, no process has it open.</summary>
internal sealed class Obstacle : IDisposable
{
    /// <summary>A folder with the file's name.</summary>
    public const string Folder = "folder";

    /// <summary>A file in place of its folder.</summary>
    public const string Parent = "parent";

    /// <summary>A socket with its name, which cannot be opened.</summary>
    public const string Socket = "socket";

    private readonly Socket? _socket;

    private Obstacle(Socket? socket) => _socket = socket;

    public static TheoryData<string> All => OperatingSystem.IsWindows() ? [Folder, Parent] : [Folder, Parent, Socket];

    public static Obstacle Put(string kind, string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        switch (kind)
        {
            case Folder:
                Directory.CreateDirectory(path);
                return new Obstacle(null);
            case Parent:
                if (Directory.Exists(parent))
                {
                    Directory.Delete(parent, recursive: true);
                }

                File.WriteAllText(parent, string.Empty);
                return new Obstacle(null);
            default:
                Directory.CreateDirectory(parent);
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                return new Obstacle(socket);
        }
    }

    public void Dispose() => _socket?.Dispose();
}
