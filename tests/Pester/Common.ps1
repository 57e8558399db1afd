# Common set-up of all suites: imports the module as the build assembles it. Suites run one after another in one process, so that each
# must remove its connection and stop its sandbox.
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'

$ModuleFolder = [System.IO.Path]::GetFullPath([System.IO.Path]::Join($PSScriptRoot, '..', '..', 'artifacts', 'module', 'GenesysArchitect'))
Import-Module $ModuleFolder

foreach ($name in 'GENESYS_CLOUD_PLATFORM', 'GENESYS_CLOUD_BASE_URL', 'GENESYS_CLOUD_REGION', 'GENESYS_CLOUD_CLIENT_ID', 'GENESYS_CLOUD_CLIENT_SECRET', 'GENESYS_CLOUD_TOKEN_STYLE', 'TF_BUILD', 'GITHUB_ACTIONS', 'GENESYS_WEBHOOK_URL', 'GENESYS_WEBHOOK_FORMAT', 'GENESYS_WEBHOOK_EVENTS', 'GENESYS_WEBHOOK_SECRET') {
    [System.Environment]::SetEnvironmentVariable($name, $null)
}

# No audit log is written unless a test specifies one.
$env:GENESYS_AUDIT_PATH = 'off'
foreach ($name in 'GENESYS_AUDIT_KEY', 'GENESYS_AUDIT_MAX_SIZE', 'GENESYS_GOVERNANCE_TAG') {
    [System.Environment]::SetEnvironmentVariable($name, $null)
}

# The current PowerShell, to start another one: if it is installed as a .NET tool, dotnet runs it.
$PowerShellPath = (Get-Process -Id $PID).Path
$PowerShellArgument = (Split-Path $PowerShellPath -LeafBase) -eq 'dotnet' ? @(Join-Path $PSHOME 'pwsh.dll') : @()

# The requests that the sandbox has received, oldest first.
function Get-SandboxRequest($Sandbox, [string] $Method = '*', [string] $Path = '**') {
    Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/requests?method=$Method&path=$([uri]::EscapeDataString($Path))" | ForEach-Object { $_ }
}

# The requests that change something.
function Get-SandboxWrite($Sandbox) {
    Get-SandboxRequest $Sandbox | Where-Object { $_.method -ne 'GET' -and $_.path -notlike '*/oauth/token' -and $_.path -notlike '*/validate' }
}

# The current state of the sandbox, with counters.
function Get-SandboxState($Sandbox) {
    Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/state"
}

function Set-Sandbox($Sandbox, [string] $Knob, $Value, [string] $Method = 'PUT') {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/$Knob" -Method $Method -ContentType 'application/json' -Body (ConvertTo-Json $Value -Depth 10)
}

function Reset-Sandbox($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/reset" -Method Post
}

# Holds responses until Resume-SandboxAnswer. With -ActFirst a request takes effect before its response is held.
function Suspend-SandboxAnswer($Sandbox, [string] $Method = '*', [string] $Path = '**', [switch] $ActFirst) {
    Set-Sandbox $Sandbox rules @{ method = $Method; path = $Path; fault = 'Latency'; delay = 3600; actFirst = [bool] $ActFirst } POST
}

# Removes all rules of the sandbox, and sends the held responses.
function Resume-SandboxAnswer($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/rules" -Method Delete
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/release" -Method Post
}

# Ends the running deployments, rollbacks and publishes with their configured outcome; stuck ones complete.
function Complete-SandboxJob($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/finish" -Method Post
}

# Waits until a condition is true. The limit of two minutes only guards against hanging tests.
function Wait-Until([scriptblock] $Condition, [string] $Because) {
    foreach ($look in 1..2400) {
        if (& $Condition) { return }
        Start-Sleep -Milliseconds 50
    }
    throw "Waited two minutes without success until $Because."
}

# The same function for commands in another PowerShell.
$WaitUntil = "function Wait-Until { ${function:Wait-Until} }"

# Waits until the sandbox has received a number of requests; with -Held, until it holds their responses.
function Wait-SandboxRequest($Sandbox, [string] $Method, [string] $Path = '**', [int] $Count = 1, [switch] $Held) {
    Wait-Until { @(Get-SandboxRequest $Sandbox $Method $Path | Where-Object { -not $Held -or $null -eq $_.answeredAt }).Count -ge $Count } -Because "$Count requests $Method $Path arrive$($Held ? ' and wait for their responses' : '')"
}

# Starts a command in another runspace of this process, with the module and, as $org, the connection of the suite.
function Start-Command([string] $Command) {
    $shell = [powershell]::Create()
    $null = $shell.AddScript("param(`$org) Import-Module '$ModuleFolder'; $Command").AddArgument($org)
    @{ Shell = $shell; Running = $shell.BeginInvoke() }
}

# Stops a command as Ctrl+C does, and waits until it has returned.
function Stop-Command([hashtable] $Started) {
    $stopping = $Started.Shell.BeginStop($null, $null)
    Wait-Until { $stopping.IsCompleted } -Because 'the command that was stopped comes back'
    $Started.Shell.Dispose()
}

# Waits until a command has ended, and returns its output.
function Receive-Command([hashtable] $Started) {
    Wait-Until { $Started.Running.IsCompleted } -Because 'the command ends'
    $Started.Shell.EndInvoke($Started.Running)
    $Started.Shell.Dispose()
}

# Runs a command in another PowerShell, as a user or a pipeline would, and returns its printed output.
function Invoke-Child([string] $Command, [string[]] $Answer, [switch] $NonInteractive) {
    # As text, because warnings would be passed to another PowerShell as objects.
    $arguments = @('-NoProfile', '-OutputFormat', 'Text')
    if ($NonInteractive) { $arguments += '-NonInteractive' }
    $script = "`$PSStyle.OutputRendering = 'PlainText'; Import-Module '$ModuleFolder'; $Command"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
    ($Answer | & $PowerShellPath @PowerShellArgument @arguments -EncodedCommand $encoded 2>&1) -join "`n"
}

# The command that connects another PowerShell to a sandbox.
function Get-ConnectCommand($Sandbox) {
    $credential = $Sandbox.Credential.GetNetworkCredential()
    "Connect-GcOrg -BaseUri '$($Sandbox.BaseUri)' -ClientId '$($credential.UserName)' -ClientSecret (ConvertTo-SecureString '$($credential.Password)' -AsPlainText); "
}

# Creates a flow with the platform's API, whatever its id.
function New-SandboxFlow($Sandbox, [hashtable] $Flow) {
    $credential = $Sandbox.Credential.GetNetworkCredential()
    $token = (Invoke-RestMethod "$($Sandbox.BaseUri)oauth/token" -Method Post -Body @{ grant_type = 'client_credentials'; client_id = $credential.UserName; client_secret = $credential.Password }).access_token
    $body = ConvertTo-Json (@{ lifecycle_state = 'draft'; name = $Flow.id } + $Flow) -Depth 20
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)api/v2/architect/flows" -Method Post -ContentType 'application/json' -Headers @{ Authorization = "Bearer $token" } -Body $body
}

# Changes a flow as another user would: its version is incremented. Null properties are removed.
function Edit-SandboxFlow($Sandbox, [string] $Id, [hashtable] $Change) {
    Set-Sandbox $Sandbox "flows/$Id" $Change PATCH
}
