<#
.SYNOPSIS
    Runs test files one after another in this process, and writes each test's result as JSON for whoever collects them.
.DESCRIPTION
    The first file of a process costs some fifteen seconds of processor time more than it would cost as a later one, so a
    process is better given several. A file leaves no connection, sandbox, folder or variable of the environment behind
    that the next one could meet.
#>
[CmdletBinding()]
param(
    # *.Tests.ps1 files, or folders of them.
    [string[]] $Path = $PSScriptRoot,

    # Where the results go; without it they are only shown.
    [string] $ResultPath,

    # Reads the files to run from standard input, one a line, until it ends; each line names the file and, behind a tab, where its
    # results go. When they are there, the line 'done' and the file is written.
    [switch] $FromInput
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0

# Runs a file, and returns what became of each test; without -Quiet it is shown.
function Invoke-Suite([string] $File, [switch] $Quiet) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $File
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = $Quiet ? 'None' : 'Detailed'
    $configuration.Output.RenderMode = 'Plaintext'
    $run = Invoke-Pester -Configuration $configuration
    foreach ($test in $run.Tests) {
        @{
            name    = $test.ExpandedPath
            result  = $test.Result
            message = ($test.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.ScriptStackTrace)" }) -join "`n"
        }
    }

    # A file that cannot be read, or a block that fails before its tests, is a failure of its own.
    foreach ($container in $run.FailedContainers) {
        @{ name = [string] $container; result = 'Failed'; message = ($container.ErrorRecord | Out-String) }
    }

    foreach ($block in $run.FailedBlocks) {
        @{ name = "$($block.ExpandedPath) (set-up)"; result = 'Failed'; message = ($block.ErrorRecord | Out-String) }
    }
}

function Set-Result([string] $File, [object[]] $Results) {
    ConvertTo-Json $Results -Depth 4 | Set-Content -LiteralPath $File
}

if ($FromInput) {
    while ($line = [Console]::In.ReadLine()) {
        $file, $resultFile = $line -split "`t"
        Set-Result $resultFile @(Invoke-Suite $file -Quiet)
        [Console]::Out.WriteLine("done $file")
    }
}
else {
    $results = @(Get-ChildItem $Path -Filter *.Tests.ps1 | ForEach-Object { Invoke-Suite $_.FullName -Quiet:([bool] $ResultPath) })
    if ($ResultPath) {
        Set-Result $ResultPath $results
    }
    else {
        exit @($results | Where-Object result -eq 'Failed').Count
    }
}
