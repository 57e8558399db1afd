BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.1 -Option '--history', '25'
    $sandbox | Connect-GcOrg
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcBundleDeployment' {
    It 'lists all deployments of all pages, oldest first' {
        $all = Get-GcBundleDeployment
        $all.Count | Should -Be 25
        $all.StartTime | Should -Be ($all.StartTime | Sort-Object)
    }

    It 'gets one by id, also from the pipeline' {
        $some = Get-GcBundleDeployment | Select-Object -First 2
        ($some | Get-GcBundleDeployment).DeploymentId | Should -Be $some.DeploymentId
    }

    It 'filters by status, and by bundle with wildcards' {
        $null = Invoke-GcBundleDeployment holiday-hours dev -NoWait
        (Get-GcBundleDeployment -Status completed).Status | Select-Object -Unique | Should -Be 'COMPLETED'
        (Get-GcBundleDeployment -BundleId 'holiday*').BundleId | Select-Object -Unique | Should -Be 'holiday-hours'
    }

    It 'stops reading pages when downstream commands need no more' {
        (Get-GcBundleDeployment | Select-Object -First 1).DeploymentId | Should -Not -BeNullOrEmpty
    }

    It 'reports a missing deployment, and continues' {
        $known = (Get-GcBundleDeployment | Select-Object -First 1).DeploymentId
        $found = 'nope', $known | Get-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.DeploymentId | Should -Be $known
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.NotFound,*'
        $failures[0].TargetObject | Should -Be 'nope'
    }

    It 'does not let an id like ../x change the path' {
        Get-GcBundleDeployment '../x' -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.NotFound,*'
        (Get-SandboxRequest $sandbox GET | Select-Object -Last 1).path | Should -BeLike '/api/v2/architect/bundles/deployments/*'
        Get-GcBundleDeployment '..' -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.IdInvalid,*'
    }

    It 'completes statuses' {
        (TabExpansion2 'Get-GcBundleDeployment -Status ROLL' 35).CompletionMatches.CompletionText | Should -Be 'ROLLED_BACK', 'ROLLBACK_TRIGGERED'
    }
}
