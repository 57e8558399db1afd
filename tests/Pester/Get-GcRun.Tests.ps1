BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.3'
    $org = $sandbox | Connect-GcOrg -PassThru
    $manifest = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: payments }`nspec: { id: payments, name: '`${var:name}' }"
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcRun' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder -ItemType Directory
        Push-Location $folder
        $manifest | Set-Content one.yaml
    }

    AfterEach { Pop-Location }

    It 'writes nothing if there was no run, and creates no folder' {
        Get-GcRun | Should -BeNullOrEmpty
        Get-GcRun -StatePath nowhere | Should -BeNullOrEmpty
        (Get-ChildItem -Force).Name | Should -Be 'one.yaml'
    }

    It 'shows the status of a run and the number of changed resources' {
        $before = [DateTimeOffset]::Now
        $results = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force
        $run = Get-GcRun
        $run.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Journaling.GcRun'
        $run.RunId | Should -Be $results.RunId
        $run.Status | Should -Be 'Completed'
        $run.Resources | Should -Be 1
        $run.Succeeded | Should -Be 1
        $run.Failed, $run.Unchanged, $run.UnderWay | Should -Be 0, 0, 0
        $run.Path | Should -Be 'one.yaml'
        $run.Organization | Should -Be $org.Name
        $run.Owner | Should -BeLike "*(process $PID, since *"
        $run.Started | Should -BeGreaterThan $before.AddSeconds(-1)
        $run.Duration | Should -BeOfType ([timespan])
        $run.Journal | Should -Exist
    }

    It 'lists the newest first, and filters by status' {
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force
        Set-Sandbox $sandbox rules @{ method = 'PATCH'; fault = 'ErrorStatus'; status = 403 } POST
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'B' } -Force -ErrorAction SilentlyContinue
        (Get-GcRun).Status | Should -Be 'Failed', 'Completed', 'Completed'
        (Get-GcRun).Unchanged | Should -Be 0, 1, 0
        (Get-GcRun -Status Failed).Failed | Should -Be 1
        Get-GcRun -Status Completed | Should -HaveCount 2
        Get-GcRun -Status Interrupted, Abandoned | Should -BeNullOrEmpty
        { Get-GcRun -Status Sleeping } | Should -Throw
    }

    It 'filters by id with wildcards' {
        $ids = 'A', 'B' | ForEach-Object { (Invoke-GcManifest one.yaml -Variable @{ name = $_ } -Force).RunId }
        (Get-GcRun $ids[0]).RunId | Should -Be $ids[0]
        (Get-GcRun "$($ids[0].Substring(0, 12))*", $ids[1]).RunId | Sort-Object | Should -Be ($ids | Sort-Object)
        Get-GcRun nope* | Should -BeNullOrEmpty
    }

    It 'keeps the last twenty runs, and the deployments of the others' {
        "apiVersion: genesysarchitect/v1`nkind: BundleDeployment`nmetadata: { name: desk }`nspec: { bundleId: returns-desk, environments: [dev] }" | Set-Content bundle.yaml
        $oldest = (Invoke-GcManifest bundle.yaml -Force).RunId
        1..22 | ForEach-Object { $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force }
        $runs = Get-GcRun
        $runs | Should -HaveCount 20
        $runs.RunId | Should -Not -Contain $oldest
        $runs.Started | Should -Be ($runs.Started | Sort-Object -Descending)
        (Invoke-GcManifest bundle.yaml -Force).Status | Should -Be 'NoChange'
    }

    It 'reads the folder of -StatePath and the environment, without a connection' {
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force -StatePath elsewhere
        '.genesysarchitect' | Should -Not -Exist
        (Get-GcRun -StatePath elsewhere).Status | Should -Be 'Completed'
        $env:GENESYS_STATE_PATH = Join-Path $folder elsewhere
        try {
            Disconnect-GcOrg
            (Get-GcRun).Status | Should -Be 'Completed'
        }
        finally {
            $env:GENESYS_STATE_PATH = $null
            $sandbox | Connect-GcOrg
        }
    }

    It 'reads a journal with an incomplete last line, as after a kill' {
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force
        $journal = (Get-GcRun).Journal
        $lines = @(Get-Content $journal)
        $end = @($lines -match '"event":"run_ended"')[0]
        ($lines[0..([array]::IndexOf($lines, $end) - 1)] -join "`n") + "`n" + $end.Substring(0, 10) | Set-Content $journal -NoNewline
        (Get-GcRun).Status | Should -Be 'Interrupted'
        (Get-GcRun).Succeeded | Should -Be 1
    }

    It 'reports which journal cannot be read' {
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force
        $journal = (Get-GcRun).Journal
        $lines = Get-Content $journal
        @($lines[0], 'no JSON') + $lines[1..($lines.Count - 1)] | Set-Content $journal
        Get-GcRun -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Run.JournalInvalid,*'
        "$($failures[0])" | Should -BeLike "*${journal}*"
    }

    It 'shows runs as a table, and as a list' {
        $null = Invoke-GcManifest one.yaml -Variable @{ name = 'A' } -Force
        $text = Get-GcRun | Out-String -Width 120
        $text | Should -Match 'Started +Status +Resources +Succeeded +Unchanged +Failed +UnderWay +Organization? *\S* *RunId'
        $text | Should -Match "(?m)^\d{4}-\d\d-\d\d \d\d:\d\d Completed +1 +1 +0 +0 +0 .* $((Get-GcRun).RunId)"
        Get-GcRun | Format-List | Out-String -Width 160 | Should -Match '(?s)RunId +: .*Path +: one\.yaml.*Journal +: .*jsonl'
    }

    It 'can be piped to Invoke-GcManifest, with its paths' {
        Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'stuck' } }
        "apiVersion: genesysarchitect/v1`nkind: BundleDeployment`nmetadata: { name: desk }`nspec: { bundleId: returns-desk, environments: [dev], timeout: 1s }" | Set-Content bundle.yaml
        $null = Invoke-GcManifest bundle.yaml -Force -ErrorAction SilentlyContinue
        $run = Get-GcRun -Status Interrupted
        $run.UnderWay | Should -Be 1
        Complete-SandboxJob $sandbox
        $result = $run | Invoke-GcManifest -Force
        $result.RunId | Should -Be $run.RunId
        $result.Status | Should -Be 'Succeeded'
        (Get-GcRun).Status | Should -Be 'Completed'
    }

    It 'starts no run when there is nothing to pipe' {
        Get-GcRun -Status Interrupted | Invoke-GcManifest -Force | Should -BeNullOrEmpty
        '.genesysarchitect' | Should -Not -Exist
    }
}
