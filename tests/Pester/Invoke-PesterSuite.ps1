<#
.SYNOPSIS
    Runs test files one after another in this process, and writes the results of the tests as JSON.
.DESCRIPTION
    The first file of a process needs about ten more seconds of processor time than later ones, so that a process
    should run several files. A file must not leave a connection, sandbox, folder or environment variable behind
    that could affect the next one.
#>
[CmdletBinding()]
param(
    # *.Tests.ps1 files, or folders of them.
    [string[]] $Path = $PSScriptRoot,

    # The file for the results; without it they are only shown.
    [string] $ResultPath,

    # Reads the files to run from standard input, one per line; each line has the file and, after a tab, the file for its
    # results. After the results, a line with 'done' and the file is written.
    [switch] $FromInput
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0

# Runs a file, and returns the result of each test; without -SuiteQuiet it is shown. Tests see the variables of this script, so those that
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

    # A file that cannot be read, or a block that fails before its tests, is reported as a separate failure.
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
