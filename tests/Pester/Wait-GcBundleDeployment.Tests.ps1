BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.1
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Wait-GcBundleDeployment' {
    BeforeEach { Reset-Sandbox $sandbox }

    It 'waits for a deployment that someone else submitted' {
        Set-Sandbox $sandbox deployments @{ bundleId = 'holiday-hours' } POST
        $started = Start-Command 'Get-GcBundleDeployment -Status IN_PROGRESS -Connection $org | Wait-GcBundleDeployment -Connection $org'
        Wait-SandboxRequest $sandbox GET '**/deployments/dep-*' -Count 2
        Complete-SandboxJob $sandbox
        $ended = Receive-Command $started
        $ended.BundleId | Should -Be 'holiday-hours'
        $ended.Status | Should -Be 'COMPLETED'
    }

    It 'returns a deployment that has already ended' {
        $done = Invoke-GcBundleDeployment northwind-ivr dev
        $before = @(Get-SandboxRequest $sandbox GET '**/deployments/dep-*').Count
        (Wait-GcBundleDeployment $done.DeploymentId).Status | Should -Be 'COMPLETED'
        @(Get-SandboxRequest $sandbox GET '**/deployments/dep-*').Count | Should -Be ($before + 1) -Because 'a single read shows that it has ended'
    }

    It 'reports a failure as an error and an object, and changes nothing' {
        Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'failed' } }
        $started = Invoke-GcBundleDeployment northwind-ivr dev -NoWait
        $ended = $started | Wait-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
        $ended.Status | Should -Be 'FAILED'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentFailed,*'
        Get-SandboxRequest $sandbox POST '**/rollback' | Should -BeNullOrEmpty
    }

    It 'fails after its timeout, and reports how to continue' {
        Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'stuck' } }
        $started = Invoke-GcBundleDeployment northwind-ivr dev -NoWait
        $last = Wait-GcBundleDeployment $started.DeploymentId -Timeout 0.2 -ErrorVariable failures -ErrorAction SilentlyContinue
        $last.Status | Should -Be 'PENDING'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentTimeout,*'
        $failures[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'rejects an invalid timeout' {
        { Wait-GcBundleDeployment dep-0001 -Timeout soon } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }
}
