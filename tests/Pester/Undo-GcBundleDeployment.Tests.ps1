BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.2
    $sandbox | Connect-GcOrg
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Undo-GcBundleDeployment' {
    BeforeEach { Reset-Sandbox $sandbox }

    It 'rolls a deployment back with a reason, and waits for the result' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $undone = $done | Undo-GcBundleDeployment -Reason 'Wrong prompt'
        $undone.RolledBack | Should -BeTrue
        $undone.Status | Should -Be 'ROLLED_BACK'
        ((Get-SandboxRequest $sandbox POST '**/rollback').body | ConvertFrom-Json).reason | Should -Be 'Wrong prompt'
    }

    It 'finds the bundle of the deployment' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        (Undo-GcBundleDeployment -DeploymentId $done.DeploymentId).RolledBack | Should -BeTrue
    }

    It 'does not change a deployment that is already rolled back' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $done | Undo-GcBundleDeployment | Undo-GcBundleDeployment | Should -Not -BeNullOrEmpty
        @(Get-SandboxRequest $sandbox POST '**/rollback').Count | Should -Be 1
    }

    It 'rolls nothing back with -WhatIf' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $done | Undo-GcBundleDeployment -WhatIf
        Get-SandboxRequest $sandbox POST '**/rollback' | Should -BeNullOrEmpty
    }

    It 'reports a failed rollback' {
        Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'completed'; rollbackWorks = $false } }
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $done | Undo-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.RollbackFailed,*'
    }
}
