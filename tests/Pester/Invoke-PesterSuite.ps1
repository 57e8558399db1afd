<#
.SYNOPSIS
    Runs test files one after another in this process, and writes each test's result as JSON for whoever collects them.
.DESCRIPTION
    The first file of a process costs some ten seconds of processor time more than it would cost as a later one, so a
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

# Runs a file, and returns what became of each test; without -SuiteQuiet it is shown. Tests see the variables of this script, so those that
# are set while they run have names that no test uses.
function Invoke-Suite([string] $SuiteFile, [switch] $SuiteQuiet) {
    $suiteConfiguration = New-PesterConfiguration
    $suiteConfiguration.Run.Path = $SuiteFile
    $suiteConfiguration.Run.PassThru = $true
    $suiteConfiguration.Output.Verbosity = $SuiteQuiet ? 'None' : 'Detailed'
    $suiteConfiguration.Output.RenderMode = 'Plaintext'
    $suiteRun = Invoke-Pester -Configuration $suiteConfiguration
    foreach ($test in $suiteRun.Tests) {
        @{
            name    = $test.ExpandedPath
            result  = $test.Result
            message = ($test.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.ScriptStackTrace)" }) -join "`n"
        }
    }

    # A file that cannot be read, or a block that fails before its tests, is a failure of its own.
    foreach ($container in $suiteRun.FailedContainers) {
        @{ name = [string] $container; result = 'Failed'; message = ($container.ErrorRecord | Out-String) }
    }

    foreach ($block in $suiteRun.FailedBlocks) {
        @{ name = "$($block.ExpandedPath) (set-up)"; result = 'Failed'; message = ($block.ErrorRecord | Out-String) }
    }
}

function Set-Result([string] $Path, [object[]] $Results) {
    ConvertTo-Json $Results -Depth 4 | Set-Content -LiteralPath $Path
}

if ($FromInput) {
    while ($suiteLine = [Console]::In.ReadLine()) {
        $suite, $suiteResults = $suiteLine -split "`t"
        Set-Result $suiteResults @(Invoke-Suite $suite -SuiteQuiet)
        [Console]::Out.WriteLine("done $suite")
    }
}
else {
    $suiteResults = @(Get-ChildItem $Path -Filter *.Tests.ps1 | ForEach-Object { Invoke-Suite $_.FullName -SuiteQuiet:([bool] $ResultPath) })
    if ($ResultPath) {
        Set-Result $ResultPath $suiteResults
    }
    else {
        exit @($suiteResults | Where-Object result -eq 'Failed').Count
    }
}
