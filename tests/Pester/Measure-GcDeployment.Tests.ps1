BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.2', '--outcome', 'returns-desk/prod=failed'
    $null = $sandbox | Connect-GcOrg
    $log = Join-Path $TestDrive 'audit.jsonl'
    $null = Invoke-GcBundleDeployment northwind-ivr -Environment dev, test -AuditPath $log -Force
    $null = Invoke-GcBundleDeployment returns-desk -Environment prod -AuditPath $log -Force -ErrorAction SilentlyContinue
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Measure-GcDeployment' {
    It 'has help with an example' {
        $help = Get-Help Measure-GcDeployment -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 0
    }

    It 'measures all deployments together' {
        $measure = Measure-GcDeployment $log
        $measure.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Metrics.GcDeploymentMeasure'
        $measure.Total | Should -Be 3
        $measure.Succeeded | Should -Be 2
        $measure.Failed | Should -Be 1
        $measure.MeanMs | Should -BeGreaterThan 0
        $measure.Failures.Keys | Should -Be 'Gc.Bundle.DeploymentFailed'
        $measure | Out-String -Width 200 | Should -Match '66.7 %'
    }

    It 'groups by bundle and environment' {
        $measures = Measure-GcDeployment $log -GroupBy Bundle, Environment
        $measures | ForEach-Object { "$($_.Bundle)@$($_.Environment) $($_.SuccessRate)" } | Should -Be 'northwind-ivr@dev 1', 'northwind-ivr@test 1', 'returns-desk@prod 0'
    }

    It 'measures a selection' {
        (Measure-GcDeployment $log -Resource northwind-ivr@*).Total | Should -Be 2
        $last = (Get-GcAuditLog $log | Select-Object -Last 1).Time
        (Measure-GcDeployment $log -After $last.AddHours(1)).Total | Should -Be 0
        (Get-Item $log | Measure-GcDeployment -GroupBy Day | Select-Object -Last 1).Day | Should -Be ([DateOnly]::FromDateTime($last.UtcDateTime))
    }

    It 'reports that there is no log' {
        Measure-GcDeployment "$TestDrive/none.jsonl" -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Audit.*'
    }
}
