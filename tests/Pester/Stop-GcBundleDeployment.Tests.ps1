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

    It 'reports that an ended deployment cannot be cancelled, with a remedy' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $done | Stop-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentEnded,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*Undo-GcBundleDeployment*'
    }
}
