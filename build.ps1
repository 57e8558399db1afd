#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and packages GenesysArchitect.
.EXAMPLE
    ./build.ps1 Build
    Builds everything and assembles the module in artifacts/module/GenesysArchitect.
.EXAMPLE
    ./build.ps1 Test, Package
#>
[CmdletBinding()]
param(
    # The tasks to run, in the given order: Build, Test (all tests), Pester (only the Pester suites, with their
    # output), Prove (the stress tests, with large counts), Package (a zip of the module for a release), Demo, Bench.
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Prove', 'Package', 'Demo', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'artifacts' 'module' 'GenesysArchitect'

function Invoke-Program([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE) { throw "'$Program $Arguments' failed with exit code $LASTEXITCODE." }
}

function Build([string] $As = $Configuration) {
    Invoke-Program dotnet 'build', (Join-Path $PSScriptRoot 'GenesysArchitect.sln'), '--configuration', $As
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Build }
        'Test' { Invoke-Program dotnet 'test', (Join-Path $PSScriptRoot 'GenesysArchitect.sln'), '--configuration', $Configuration }
        'Pester' {
            Build
            $env:PSModulePath = (Join-Path $PSScriptRoot 'artifacts' 'test-tools' 'modules') + [System.IO.Path]::PathSeparator + $env:PSModulePath
            $program = (Get-Content (Join-Path $PSScriptRoot 'artifacts' 'test-tools' 'powershell.txt')).Trim()
            Invoke-Program dotnet $program, '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'tests' 'Pester' 'Invoke-PesterSuite.ps1')
        }
        'Prove' {
            $env:GENESYSARCHITECT_PROVE = '1'
            try {
                Invoke-Program dotnet 'test', (Join-Path $PSScriptRoot 'GenesysArchitect.sln'), '--configuration', $Configuration, '--filter', 'Category=Prove'
            }
            finally {
                $env:GENESYSARCHITECT_PROVE = $null
            }
        }
        'Package' {
            # A clean build, so that no file of another build is shipped.
            if (Test-Path $module) { Remove-Item $module -Recurse }
            Build Release
            $version = (Import-PowerShellDataFile (Join-Path $module 'GenesysArchitect.psd1')).ModuleVersion
            $package = Join-Path $PSScriptRoot 'artifacts' "GenesysArchitect.$version.zip"
            Compress-Archive -Path $module -DestinationPath $package -Force
            Get-Item $package
        }
        'Demo' { Invoke-Program dotnet 'run', '--project', (Join-Path $PSScriptRoot 'src' 'GenesysArchitect.Cli'), '--configuration', $Configuration, '--', 'demo' }
        'Bench' { Invoke-Program dotnet 'run', '--project', (Join-Path $PSScriptRoot 'tests' 'Benchmarks'), '--configuration', 'Release' }
    }
}
