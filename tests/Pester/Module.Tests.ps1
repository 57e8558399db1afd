BeforeAll {
    . $PSScriptRoot/Common.ps1

    # Another module with its own YamlDotNet, loaded into the default load context as in most modules.
    $other = Join-Path $TestDrive 'OtherModule'
    $null = New-Item $other -ItemType Directory
    Add-Type -TypeDefinition 'namespace YamlDotNet.Core { public static class Parser { public const string Origin = "other"; } }' -OutputAssembly "$other/YamlDotNet.dll"
    'Add-Type -Path "$PSScriptRoot/YamlDotNet.dll"; function Get-Origin { [YamlDotNet.Core.Parser]::Origin }' | Set-Content "$other/OtherModule.psm1"
    "queues:`n  Sales: 5`n" | Set-Content "$TestDrive/target.yaml"

    $sandbox = Start-GcSandbox
    $read = (Get-ConnectCommand $sandbox) + "(Test-GcBundle northwind-ivr dev -TargetConfig '$TestDrive/target.yaml').Diff.Added; Get-Origin"
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'The module' {
    It 'works after another module has loaded its own YamlDotNet' {
        $text = & $PowerShellPath @PowerShellArgument -NoProfile -NonInteractive -Command "Import-Module '$other'; `$null = Get-Origin; Import-Module '$ModuleFolder'; $read"
        $text | Should -Be 'queues', 'other'
    }

    It 'works when another module loads its own YamlDotNet afterwards' {
        $text = & $PowerShellPath @PowerShellArgument -NoProfile -NonInteractive -Command "Import-Module '$ModuleFolder'; Import-Module '$other'; $read"
        $text | Should -Be 'queues', 'other'
    }

    It 'can be imported twice, and after it was removed' {
        $text = Invoke-Child "Import-Module '$ModuleFolder' -Force; Remove-Module GenesysArchitect; Import-Module '$ModuleFolder'; (Get-Command -Module GenesysArchitect).Count; Get-GcOrg"
        $text.Trim() | Should -Be "$((Get-Command -Module GenesysArchitect).Count)"
    }

    It 'keeps its packages out of the default load context' {
        $text = Invoke-Child "Get-GcOrg; [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -match '^(Polly|YamlDotNet|Microsoft\.Extensions\.Logging|GenesysArchitect)'"
        $text.Trim() | Should -Be 'GenesysArchitect.Cmdlets'
    }

    It 'has a valid manifest that names every cmdlet' {
        $manifest = Test-ModuleManifest "$ModuleFolder/GenesysArchitect.psd1"
        $manifest.ExportedCmdlets.Count | Should -Be (Get-Command -Module GenesysArchitect -CommandType Cmdlet).Count
        $manifest.ExportedCmdlets.Keys | Should -Contain 'Invoke-GcBundleDeployment'
    }

    It 'has a suite for every cmdlet' {
        Get-Command -Module GenesysArchitect | ForEach-Object { "$PSScriptRoot/$($_.Name).Tests.ps1" | Should -Exist }
    }

    It 'has help with a synopsis, examples and every parameter described for <_>' -ForEach (Get-Content "$PSScriptRoot/../../GenesysArchitect.psd1" | Select-String "'(\w+-Gc\w+)'" | ForEach-Object { $_.Matches.Groups[1].Value }) {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        @($help.examples.example).Count | Should -BeGreaterThan 0
        foreach ($parameter in $help.parameters.parameter) {
            ($parameter.description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because $parameter.name
        }
    }
}
