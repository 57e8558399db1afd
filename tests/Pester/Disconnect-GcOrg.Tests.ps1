BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Disconnect-GcOrg' {
    It 'removes the connection, so that the next cmdlet reports that there is none' {
        $sandbox | Connect-GcOrg
        Disconnect-GcOrg
        Get-GcOrg | Should -BeNullOrEmpty
        $failure = { Get-GcBundleDeployment } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Connection.Missing,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-GcOrg*'
    }

    It 'leaves a connection object usable' {
        $held = $sandbox | Connect-GcOrg -PassThru
        Disconnect-GcOrg
        { Get-GcBundleDeployment -Connection $held } | Should -Not -Throw
    }

    It 'does nothing without a connection' {
        Disconnect-GcOrg
        { Disconnect-GcOrg } | Should -Not -Throw
    }
}
