BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.2 -Option '--outcome', 'northwind-ivr/prod=failed'
    $sandbox | Connect-GcOrg
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcAuditLog' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $log = Join-Path $TestDrive "$(New-Guid).jsonl"
    }

    It 'shows who changed what, where, and with which result' {
        $deployed = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $log -GovernanceTag CHG-7
        $entries = Get-GcAuditLog $log
        $entries[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Auditing.GcAuditEntry'
        $entries.Event | Should -Be run_started, step_started, submitting, submitted, step_ended, run_ended
        $ended = $entries | Where-Object Event -eq step_ended
        $ended.Resource | Should -Be 'BundleDeployment/northwind-ivr@dev'
        $ended.Action | Should -Be Deploy
        $ended.Status | Should -Be Succeeded
        $ended.Environment | Should -Be dev
        $ended.ClientId | Should -Be $sandbox.Credential.UserName
        $ended.User | Should -Be ([System.Environment]::UserName)
        $ended.GovernanceTag | Should -Be CHG-7
        $ended.Facts.deploymentId | Should -Be $deployed.DeploymentId
        $ended.Time | Should -BeOfType ([datetimeoffset])
        Get-Content $log -Raw | Should -Not -Match ([regex]::Escape($sandbox.Credential.GetNetworkCredential().Password))
    }

    It 'is written by all cmdlets that change something' {
        $null = Publish-GcBotVersion order-bot 2.0 -AuditPath $log
        $null = Set-GcFlow main-ivr -Name "Renamed $(New-Guid)" -AuditPath $log
        Set-Sandbox $sandbox deployments @{ bundleId = 'holiday-hours' } POST
        $null = Get-GcBundleDeployment | Where-Object Status -ne COMPLETED | Stop-GcBundleDeployment -AuditPath $log
        $null = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $log | Undo-GcBundleDeployment -AuditPath $log
        $manifest = Join-Path $TestDrive 'manifest.yaml'
        Set-Content $manifest "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: main }`nspec: { id: main-ivr, name: Of a manifest }"
        $null = Invoke-GcManifest $manifest -Force -AuditPath $log -StatePath (Join-Path $TestDrive 'state') -ErrorAction SilentlyContinue
        (Get-GcAuditLog $log -Event step_ended).Action | Should -Be Publish, Update, Cancel, Deploy, RollBack, Update
        Test-GcAuditLog $log -Quiet | Should -BeTrue
    }

    It 'filters by time, resource, status and event' {
        $null = Invoke-GcBundleDeployment northwind-ivr dev, prod -Force -AuditPath $log -ErrorAction SilentlyContinue
        (Get-GcAuditLog $log -Resource northwind-ivr@dev -Event step_ended).Status | Should -Be Succeeded
        (Get-GcAuditLog $log -Status Failed, RolledBack -Event step_*).Resource | Should -Be BundleDeployment/northwind-ivr@prod
        $failed = Get-GcAuditLog $log -Status RolledBack
        $failed.RollbackOccurred | Should -BeTrue
        $failed.Error.Id | Should -BeLike 'Gc.Bundle.*'
        $moment = (Get-GcAuditLog $log)[2].Time
        (Get-GcAuditLog $log -After $moment).Sequence | Should -Not -Contain 1
        Get-GcAuditLog $log -After (Get-Date).AddMinutes(5) | Should -BeNullOrEmpty
    }

    It 'is in the current folder, readable only by its owner' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "$(New-Guid)")
        $env:GENESYS_AUDIT_PATH = $null
        Push-Location $folder
        try {
            $null = Invoke-GcBundleDeployment northwind-ivr dev
            @(Get-GcAuditLog).Count | Should -Be 6
        }
        finally { Pop-Location; $env:GENESYS_AUDIT_PATH = 'off' }
        $file = Get-Item (Join-Path $folder '.genesysarchitect' 'audit.jsonl')
        if (-not $IsWindows) { $file.UnixMode | Should -Be '-rw-------' }
    }

    It 'is not written with -WhatIf, with off, and by cmdlets that only read' {
        $null = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $log -WhatIf
        $null = Set-GcFlow main-ivr -Name Other -AuditPath $log -WhatIf
        $env:GENESYS_AUDIT_PATH = $log
        try {
            $null = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath off
            $null = Test-GcBundle northwind-ivr dev
        }
        finally { $env:GENESYS_AUDIT_PATH = 'off' }
        Test-Path $log | Should -BeFalse
        (Get-Command Test-GcBundle).Parameters.Keys | Should -Not -Contain AuditPath
        (Get-Command Invoke-GcBundleDeployment).Parameters.Keys | Should -Contain AuditPath
    }

    It 'does not affect a deployment when it cannot be written, but shows a warning' {
        $null = New-Item -ItemType Directory $log
        $deployed = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $log -WarningVariable warnings -WarningAction SilentlyContinue
        $deployed.Status | Should -Be COMPLETED
        @($warnings -like "*could not be written to the audit log $log*").Count | Should -Be 2
    }

    It 'is read as a stream' {
        $null = Invoke-GcBundleDeployment northwind-ivr dev, test -AuditPath $log
        (Get-GcAuditLog $log | Select-Object -First 1).Event | Should -Be run_started
        Get-GcAuditLog $log | Out-String -Width 200 | Should -Match 'northwind-ivr@test'
        Get-GcAuditLog $log | Select-Object -Last 2 | Format-List | Out-String | Should -Match 'GovernanceTag|RunId'
    }

    It 'has help for the parameters that cmdlets share' {
        (Get-Help Set-GcFlow -Parameter AuditPath).description.Text | Should -BeLike 'The audit log*'
        (Get-Help Test-GcFlow).parameters.parameter.name | Should -Not -Contain AuditPath
    }

    It 'reports that there is no log' {
        Get-GcAuditLog $log -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Audit.Missing,*'
    }
}
