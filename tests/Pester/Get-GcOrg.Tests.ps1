BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcOrg' {
    It 'writes nothing without a connection' {
        Disconnect-GcOrg
        Get-GcOrg | Should -BeNullOrEmpty
    }

    It 'writes the connection, without sending anything' {
        $sandbox | Connect-GcOrg
        Reset-Sandbox $sandbox
        $org = Get-GcOrg
        $org.ClientId | Should -Be $sandbox.Credential.UserName
        $org.TokenStyle | Should -Be 'Form'
        @(Get-SandboxRequest $sandbox).Count | Should -Be 0
    }

    It 'shows as a table without a secret' {
        $sandbox | Connect-GcOrg
        $text = Get-GcOrg | Out-String
        $text | Should -BeLike '*sandbox-client*'
        $text | Should -Not -BeLike '*secret*'
    }
}
