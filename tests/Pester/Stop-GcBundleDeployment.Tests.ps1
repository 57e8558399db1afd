BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.2
    $sandbox | Connect-GcOrg
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Stop-GcBundleDeployment' {
    BeforeEach {
        Reset-Sandbox $sandbox
        Set-Sandbox $sandbox deployments @{ bundleId = 'holiday-hours' } POST
        $stuck = Get-GcBundleDeployment
    }

    It 'cancels a deployment from the pipeline' {
        ($stuck | Stop-GcBundleDeployment).Status | Should -Be 'CANCELLED'
    }

    It 'cancels nothing with -WhatIf' {
        $stuck | Stop-GcBundleDeployment -WhatIf
        Get-SandboxRequest $sandbox DELETE | Should -BeNullOrEmpty
    }

    It 'says that one that has ended cannot be cancelled, and what can be done instead' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $done | Stop-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentEnded,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*Undo-GcBundleDeployment*'
    }
}
