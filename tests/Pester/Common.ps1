# What every suite begins with: the module as it is laid out by the build, and a sandbox of its own.
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'

$ModuleFolder = [System.IO.Path]::GetFullPath([System.IO.Path]::Join($PSScriptRoot, '..', '..', 'artifacts', 'module', 'GenesysArchitect'))
Import-Module $ModuleFolder -Force

foreach ($name in 'GENESYS_CLOUD_BASE_URL', 'GENESYS_CLOUD_REGION', 'GENESYS_CLOUD_CLIENT_ID', 'GENESYS_CLOUD_CLIENT_SECRET', 'GENESYS_CLOUD_TOKEN_STYLE', 'TF_BUILD', 'GITHUB_ACTIONS', 'GENESYS_WEBHOOK_URL', 'GENESYS_WEBHOOK_FORMAT', 'GENESYS_WEBHOOK_EVENTS', 'GENESYS_WEBHOOK_SECRET') {
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

function Set-Sandbox($Sandbox, [string] $Knob, $Value, [string] $Method = 'PUT') {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/$Knob" -Method $Method -ContentType 'application/json' -Body (ConvertTo-Json $Value -Depth 10)
}

function Reset-Sandbox($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.BaseUri)sandbox/reset" -Method Post
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
