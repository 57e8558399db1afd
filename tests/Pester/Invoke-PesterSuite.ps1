<#
.SYNOPSIS
    Runs one test file, or all of them, and writes each test's result as JSON for whoever collects them.
#>
[CmdletBinding()]
param(
    # A *.Tests.ps1 file, or a folder of them.
    [string] $Path = $PSScriptRoot,

    # Where the results go; without it they are only shown.
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = $ResultPath ? 'None' : 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration

if ($ResultPath) {
    $results = foreach ($test in $run.Tests) {
        @{
            name    = $test.ExpandedPath
            result  = $test.Result
            message = ($test.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.ScriptStackTrace)" }) -join "`n"
        }
    }

    # A file that cannot be read, or a block that fails before its tests, is a failure of its own.
    $results = @($results) + @(foreach ($container in $run.FailedContainers) {
        @{ name = [string] $container; result = 'Failed'; message = ($container.ErrorRecord | Out-String) }
    }) + @(foreach ($block in $run.FailedBlocks) {
        @{ name = "$($block.ExpandedPath) (set-up)"; result = 'Failed'; message = ($block.ErrorRecord | Out-String) }
    })
    ConvertTo-Json @($results) -Depth 4 | Set-Content -LiteralPath $ResultPath
}
else {
    exit $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
}
