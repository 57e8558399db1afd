# What every suite begins with: the module as it is laid out by the build. Suites run one after another in one process, so each ends
# its connection and its sandbox.
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'

$ModuleFolder = [System.IO.Path]::GetFullPath([System.IO.Path]::Join($PSScriptRoot, '..', '..', 'artifacts', 'module', 'GenesysArchitect'))
Import-Module $ModuleFolder

foreach ($name in 'GENESYS_CLOUD_PLATFORM', 'GENESYS_CLOUD_BASE_URL', 'GENESYS_CLOUD_REGION', 'GENESYS_CLOUD_CLIENT_ID', 'GENESYS_CLOUD_CLIENT_SECRET', 'GENESYS_CLOUD_TOKEN_STYLE', 'TF_BUILD', 'GITHUB_ACTIONS', 'GENESYS_WEBHOOK_URL', 'GENESYS_WEBHOOK_FORMAT', 'GENESYS_WEBHOOK_EVENTS', 'GENESYS_WEBHOOK_SECRET') {
    [System.Environment]::SetEnvironmentVariable($name, $null)
}

# What the suites change is put down nowhere, unless a test names a log.
$env:GENESYS_AUDIT_PATH = 'off'
foreach ($name in 'GENESYS_AUDIT_KEY', 'GENESYS_AUDIT_MAX_SIZE', 'GENESYS_GOVERNANCE_TAG') {
    [System.Environment]::SetEnvironmentVariable($name, $null)
}

# The PowerShell that this is, to start another: where it is installed as a .NET tool, dotnet runs it.
$PowerShellPath = (Get-Process -Id $PID).Path
$PowerShellArgument = (Split-Path $PowerShellPath -LeafBase) -eq 'dotnet' ? @(Join-Path $PSHOME 'pwsh.dll') : @()

# What the sandbox has been asked, oldest first.
function Get-SandboxRequest($Sandbox, [string] $Method = '*', [string] $Path = '**') {
    Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/requests?method=$Method&path=$([uri]::EscapeDataString($Path))" | ForEach-Object { $_ }
}

# The requests that would have changed something.
function Get-SandboxWrite($Sandbox) {
    Get-SandboxRequest $Sandbox | Where-Object { $_.method -ne 'GET' -and $_.path -notlike '*/oauth/token' -and $_.path -notlike '*/validate' }
}

# What there is at the sandbox now, and what has happened there in numbers.
function Get-SandboxState($Sandbox) {
    Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/state"
}

function Set-Sandbox($Sandbox, [string] $Knob, $Value, [string] $Method = 'PUT') {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/$Knob" -Method $Method -ContentType 'application/json' -Body (ConvertTo-Json $Value -Depth 10)
}

function Reset-Sandbox($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/reset" -Method Post
}

# Holds back the answers to requests, until Resume-SandboxAnswer. With -ActFirst a request takes effect before its answer is held.
function Suspend-SandboxAnswer($Sandbox, [string] $Method = '*', [string] $Path = '**', [switch] $ActFirst) {
    Set-Sandbox $Sandbox rules @{ method = $Method; path = $Path; fault = 'Latency'; delay = 3600; actFirst = [bool] $ActFirst } POST
}

# Takes away all rules of the sandbox, and lets out the answers that it holds.
function Resume-SandboxAnswer($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/rules" -Method Delete
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/release" -Method Post
}

# Ends the deployments, rollbacks and publishings that are running, as they were to end; those that are stuck complete.
function Complete-SandboxJob($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/finish" -Method Post
}

# Waits until something has come about. The two minutes guard against a test that hangs: no test depends on them.
function Wait-Until([scriptblock] $Condition, [string] $Because) {
    foreach ($look in 1..2400) {
        if (& $Condition) { return }
        Start-Sleep -Milliseconds 50
    }
    throw "Waited two minutes for this, and it did not happen: $Because."
}

# The same for the command of another PowerShell.
$WaitUntil = "function Wait-Until { ${function:Wait-Until} }"

# Waits until the sandbox has had requests, and holds the answers to as many of them with -Held.
function Wait-SandboxRequest($Sandbox, [string] $Method, [string] $Path = '**', [int] $Count = 1, [switch] $Held) {
    Wait-Until { @(Get-SandboxRequest $Sandbox $Method $Path | Where-Object { -not $Held -or $null -eq $_.answeredAt }).Count -ge $Count } -Because "$Count requests $Method $Path arrive$($Held ? ' and wait for their answers' : '')"
}

# Starts a command in another runspace of this process, with the module and, as $org, the connection of the suite.
function Start-Command([string] $Command) {
    $shell = [powershell]::Create()
    $null = $shell.AddScript("param(`$org) Import-Module '$ModuleFolder'; $Command").AddArgument($org)
    @{ Shell = $shell; Running = $shell.BeginInvoke() }
}

# Stops a command as Ctrl+C does, and waits until it has come back.
function Stop-Command([hashtable] $Started) {
    $stopping = $Started.Shell.BeginStop($null, $null)
    Wait-Until { $stopping.IsCompleted } -Because 'the command that was stopped comes back'
    $Started.Shell.Dispose()
}

# Waits until a command has ended by itself, and returns what it wrote.
function Receive-Command([hashtable] $Started) {
    Wait-Until { $Started.Running.IsCompleted } -Because 'the command ends'
    $Started.Shell.EndInvoke($Started.Running)
    $Started.Shell.Dispose()
}

# Runs a command in another PowerShell, as a person or a pipeline would, and returns all it printed.
function Invoke-Child([string] $Command, [string[]] $Answer, [switch] $NonInteractive) {
    # As text: to another PowerShell it would hand warnings over as objects.
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

# Creates a flow as the platform's own call does, whatever its id.
function New-SandboxFlow($Sandbox, [hashtable] $Flow) {
    $credential = $Sandbox.Credential.GetNetworkCredential()
    $token = (Invoke-RestMethod "$($Sandbox.BaseUri)oauth/token" -Method Post -Body @{ grant_type = 'client_credentials'; client_id = $credential.UserName; client_secret = $credential.Password }).access_token
    $body = ConvertTo-Json (@{ lifecycle_state = 'draft'; name = $Flow.id } + $Flow) -Depth 20
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)api/v2/architect/flows" -Method Post -ContentType 'application/json' -Headers @{ Authorization = "Bearer $token" } -Body $body
}

# Changes a flow as somebody else would: its version goes up by one. A property that is null is taken out.
function Edit-SandboxFlow($Sandbox, [string] $Id, [hashtable] $Change) {
    Set-Sandbox $Sandbox "flows/$Id" $Change PATCH
}
