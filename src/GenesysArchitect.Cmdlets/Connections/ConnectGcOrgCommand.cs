using System.Management.Automation;
using System.Net;
using System.Security;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Platforms;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Connects this runspace to a Genesys Cloud organization.</para>
/// <para type="description">Obtains a token, so that wrong credentials are reported immediately, and keeps the connection for later cmdlets. Missing parameters are read from environment variables: GENESYS_CLOUD_REGION or GENESYS_CLOUD_BASE_URL, GENESYS_CLOUD_CLIENT_ID, GENESYS_CLOUD_CLIENT_SECRET, GENESYS_CLOUD_TOKEN_STYLE.</para>
/// </summary>
/// <example>
/// <para>Connect to a region</para>
/// <code>
/// PS> Connect-GcOrg -Region eu-central-1 -Credential (Get-Credential)
/// </code>
/// <para>The user name is the id of an OAuth client, the password its secret.</para>
/// </example>
/// <example>
/// <para>Connect with environment variables</para>
/// <code>
/// PS> $env:GENESYS_CLOUD_REGION = 'eu-central-1'
/// PS> $env:GENESYS_CLOUD_CLIENT_ID = $clientId
/// PS> $env:GENESYS_CLOUD_CLIENT_SECRET = $clientSecret
/// PS> Connect-GcOrg
/// </code>
/// <para>In Azure DevOps or a container the variables are usually set. The other cmdlets read them too, so that Connect-GcOrg is optional; calling it reports wrong credentials before anything is started.</para>
/// </example>
/// <example>
/// <para>Use two organizations in parallel</para>
/// <code>
/// PS> $test = Connect-GcOrg eu-west-1 -Credential (Get-Secret Test) -PassThru
/// PS> $prod = Connect-GcOrg eu-central-1 -Credential (Get-Secret Prod) -PassThru
/// PS> Get-GcBundleDeployment -Connection $test
/// PS> Get-GcBundleDeployment -Connection $prod
/// </code>
/// <para>Without -Connection, a cmdlet uses the latest connection. Get-Secret belongs to the module Microsoft.PowerShell.SecretManagement.</para>
/// </example>
/// <example>
/// <para>Try the module without an organization</para>
/// <code>
/// PS> Start-GcSandbox | Connect-GcOrg
/// </code>
/// <para>A sandbox is a simulated platform on this machine, with sample bundles.</para>
/// </example>
/// <seealso cref="GetGcOrgCommand"/>
/// <seealso cref="DisconnectGcOrgCommand"/>
/// <seealso cref="GenesysArchitect.Cmdlets.Sandboxing.StartGcSandboxCommand"/>
[Cmdlet(VerbsCommunications.Connect, "GcOrg", DefaultParameterSetName = "Environment")]
[OutputType(typeof(GcOrgConnection))]
public sealed class ConnectGcOrgCommand : GcCmdlet
{
    /// <summary><para type="description">The region, such as eu-central-1, or its domain, such as mypurecloud.de. Tab completes it.</para></summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary><para type="description">The URL of the API, for a sandbox or a private gateway, instead of a region.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BaseAddress", "BaseUrl")]
    public string? BaseUri { get; set; }

    /// <summary><para type="description">The id and secret of the OAuth client as user name and password. The client must have the grant type Client Credentials.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = "Credential", ValueFromPipelineByPropertyName = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary><para type="description">The id of the OAuth client.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = "Client")]
    public string? ClientId { get; set; }

    /// <summary><para type="description">The secret of the OAuth client.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = "Client")]
    public SecureString? ClientSecret { get; set; }

    /// <summary><para type="description">A token obtained elsewhere. It is used until the platform rejects it, and is not renewed.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = "AccessToken")]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// <para type="description">The platform to connect to: GenesysCloud, the public API of every Genesys Cloud organization, or ArchitectureManager, the API for bundles, bots and flows.</para>
    /// <para type="default">GenesysCloud with a region or an address under a domain of Genesys Cloud, ArchitectureManager with any other address; GENESYS_CLOUD_PLATFORM overrides both</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PlatformKind? Platform { get; set; }

    /// <summary><para type="description">The URL that issues tokens, if it is neither the region's login host nor the base address.</para></summary>
    [Parameter]
    public string? LoginUri { get; set; }

    /// <summary>
    /// <para type="description">How a token is requested.</para>
    /// <para type="default">Basic with a region, Form with a base address</para>
    /// </summary>
    [Parameter]
    public TokenStyle? TokenStyle { get; set; }

    /// <summary>
    /// <para type="description">The name of the connection, to distinguish several connections.</para>
    /// <para type="default">The region or host</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary><para type="description">Allows unencrypted http to a host other than this machine. Secret and token can then be read in transit.</para></summary>
    [Parameter]
    public SwitchParameter AllowInsecure { get; set; }

    /// <summary><para type="description">Writes the connection to the pipeline.</para></summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var connection = GcOrgConnection.Open(Settings());
        await new DeploymentEngine(connection, EngineHost).AuthenticateAsync(cancellationToken);
        await OnPipelineAsync(() =>
        {
            RunspaceState.Current.Connect(connection);
            return true;
        });
        if (PassThru)
        {
            await WriteAsync(connection);
        }
    }

    private ConnectionSettings Settings()
    {
        var environment = ConnectionEnvironment.Read(Environment.GetEnvironmentVariable);
        if (Region is not null || BaseUri is not null)
        {
            // Parameters replace the environment's address as a whole: a region from one is never combined with an address from the other.
            environment = environment with
            {
                Region = Region is null ? null : Engine.Connection.Region.Parse(Region),
                BaseAddress = BaseUri is null ? null : ConnectionEnvironment.ParseAddress(BaseUri),
            };
        }

        return environment with
        {
            Name = Name,
            LoginAddress = LoginUri is null ? null : ConnectionEnvironment.ParseAddress(LoginUri),
            Platform = Platform ?? environment.Platform,
            TokenStyle = TokenStyle ?? environment.TokenStyle,
            AllowInsecure = AllowInsecure,
            AccessToken = AccessToken is null ? null : new Secret(Plain(AccessToken)),
            Client = ParameterSetName switch
            {
                "Credential" => new ClientCredentials(Credential!.UserName, new Secret(Plain(Credential.Password))),
                "Client" => new ClientCredentials(ClientId!, new Secret(Plain(ClientSecret!))),
                "AccessToken" => null,
                _ => environment.Client,
            },
        };
    }

    private static string Plain(SecureString secure) => new NetworkCredential(string.Empty, secure).Password;
}
