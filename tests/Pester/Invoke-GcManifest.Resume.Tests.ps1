BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.1'
    $org = $sandbox | Connect-GcOrg -PassThru

    $manifest = @'
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: survey }
spec: { id: customer-survey, name: "Survey of ${var:year}" }
---
apiVersion: genesysarchitect/v1
kind: BotVersion
metadata: { name: bot }
spec: { botId: order-bot, versionId: "2.0" }
dependsOn: [Flow/survey]
---
apiVersion: genesysarchitect/v1
kind: BundleDeployment
metadata: { name: desk }
spec: { bundleId: returns-desk, environments: [dev], timeout: 1h }
dependsOn: [BotVersion/bot]
---
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: payments }
spec: { id: payments, name: Pay here }
dependsOn: [BundleDeployment/desk]
'@
    $year = @{ Variable = @{ year = 2027 } }
    $changes = 'PATCH /api/v2/architect/flows/customer-survey', 'POST /api/v2/conversations/bots/order-bot/versions/2.0/publish', 'POST returns-desk', 'PATCH /api/v2/architect/flows/payments'

    # What was changed at the platform, oldest first; the deployment by its bundle.
    function Get-Change {
        @(Get-SandboxWrite $sandbox | Sort-Object { [datetime] $_.arrivedAt } | ForEach-Object { "$($_.method) $($_.path -match 'bundles' ? 'returns-desk' : $_.path)" })
    }

    function Get-Journal {
        (Get-ChildItem .genesysarchitect/runs -Filter *.jsonl -ErrorAction Ignore | Get-Content -Raw) -join ''
    }

    # Has another PowerShell apply the manifest, and returns its process.
    function Start-Apply {
        $script = "`$ProgressPreference = 'SilentlyContinue'; Import-Module '$ModuleFolder'; $(Get-ConnectCommand $sandbox) Set-Location '$folder'; Invoke-GcManifest all.yaml -Variable @{ year = 2027 } -Force"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
        $arguments = @($PowerShellArgument) + '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded
        Start-Process $PowerShellPath $arguments -PassThru -RedirectStandardOutput said.txt -RedirectStandardError complained.txt
    }

    # Waits for something that the other PowerShell brings about; if it ended instead, with what it said.
    function Wait-Apply([System.Diagnostics.Process] $Process, [scriptblock] $Effect, [string] $Because) {
        Wait-Until { (& $Effect) -or $Process.HasExited } $Because
        if ($Process.HasExited) { throw "The other process ended: $(Get-Content $folder/said.txt, $folder/complained.txt -Raw -ErrorAction Ignore)" }
    }

    function Stop-Apply([System.Diagnostics.Process] $Process) {
        Stop-Process -Id $Process.Id -Force -ErrorAction Ignore
        $Process.WaitForExit()
    }

    function New-Folder {
        Reset-Sandbox $sandbox
        $null = New-Item ($place = Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Push-Location $place
        $manifest | Set-Content all.yaml
        $place
    }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Invoke-GcManifest -Resume' {
    Context 'after a kill while a deployment is under way' {
        BeforeAll {
            $folder = New-Folder
            Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'stuck' } }
            $process = Start-Apply
            Wait-Apply $process { (Get-Journal) -like '*"dep-0001"*' } 'the deployment is in the journal'
        }

        AfterAll {
            Stop-Apply $process
            Pop-Location
        }

        It 'says while the other process is alive that it has the lock, and which it is' {
            $failure = { Invoke-GcManifest all.yaml @year -Force } | Should -Throw -ErrorId 'Gc.Run.Locked,*' -PassThru
            "$failure" | Should -BeLike "*(process $($process.Id), since *"
            "$failure" | Should -BeLike "*$([Environment]::UserName) on $([Environment]::MachineName)*"
            (Get-GcRun).Status | Should -Be 'Running'
            (Get-GcRun).UnderWay | Should -Be 1
        }

        It 'still plans meanwhile, as that changes nothing' {
            { Get-GcPlan all.yaml @year } | Should -Not -Throw
        }

        Context 'when it is dead' {
            BeforeAll { Stop-Apply $process }

            It 'lists the run as interrupted' {
                (Get-GcRun).Status | Should -Be 'Interrupted'
                (Get-GcRun).Succeeded | Should -Be 2
                (Get-GcRun).UnderWay | Should -Be 1
            }

            It 'refuses to begin anew, and says how to go on' {
                $failure = { Invoke-GcManifest all.yaml @year -Force } | Should -Throw -ErrorId 'Gc.Run.Interrupted,*' -PassThru
                "$failure" | Should -BeLike '*BundleDeployment/desk*'
                $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Resume*-Abandon*'
                Get-Change | Should -HaveCount 3
            }

            It 'refuses when the manifest has changed since, and says what in it' {
                $failure = { Invoke-GcManifest all.yaml -Variable @{ year = 2028 } -Resume -Force } | Should -Throw -ErrorId 'Gc.Run.ManifestChanged,*' -PassThru
                "$failure" | Should -BeLike '*Flow/survey was changed*'
                "$failure" | Should -Not -BeLike '*payments*'
                (Get-Content all.yaml -Raw) -replace '(?s)---[^-]*name: payments.*' | Set-Content less.yaml
                { Invoke-GcManifest less.yaml @year -Resume -Force } | Should -Throw '*Flow/payments was removed*'
                Get-Change | Should -HaveCount 3
            }

            It 'says of a run that there is none' {
                { Invoke-GcManifest all.yaml @year -RunId nope -Force } | Should -Throw -ErrorId 'Gc.Run.Interrupted,*'
            }

            It 'follows what was submitted, and does nothing again' {
                $before = (Get-GcRun).RunId
                $looks = @(Get-SandboxRequest $sandbox GET '**/dep-0001').Count
                $started = Start-Command "Set-Location '$folder'; Invoke-GcManifest all.yaml -Variable @{ year = 2027 } -Resume -Force -Connection `$org"
                Wait-SandboxRequest $sandbox GET '**/dep-0001' -Count ($looks + 2)
                Stop-Command $started
                Get-Change | Should -Be $changes[0..2]
                (Get-GcRun).RunId | Should -Be $before
                (Get-GcRun).Status | Should -Be 'Interrupted'
            }

            It 'goes on to the end, with each call made once' {
                Complete-SandboxJob $sandbox
                $results = Invoke-GcManifest all.yaml @year -Resume -Force
                $results | ForEach-Object { "$_ $($_.Status)" } | Sort-Object | Should -Be 'BotVersion/bot Succeeded', 'BundleDeployment/desk Succeeded', 'Flow/payments Succeeded', 'Flow/survey Succeeded'
                ($results | Where-Object Name -eq desk).DeploymentId | Should -Be 'dep-0001'
                Get-Change | Should -Be $changes
                @(Get-GcRun) | Should -HaveCount 1
                (Get-GcRun).Status | Should -Be 'Completed'
                (Invoke-GcManifest all.yaml @year -Force).Status | Select-Object -Unique | Should -Be 'NoChange'
                Get-Change | Should -HaveCount 4
            }
        }
    }

    Context 'when it goes on' {
        BeforeEach { $folder = New-Folder }

        AfterEach {
            if ($process) { Stop-Apply $process }
            Pop-Location
        }

        It 'looks for what was sent when the answer had not come: <what>' -ForEach @(
            @{ what = 'a deployment'; method = 'POST'; path = '**/bundles/*/deploy'; made = { $args[0].facts.submissionsByBundle.'returns-desk' } }
            @{ what = 'a version of a bot'; method = 'POST'; path = '**/publish'; made = { $args[0].facts.publishesByVersion.'order-bot/2.0' } }
            @{ what = 'a flow'; method = 'PATCH'; path = '**/customer-survey'; made = { $args[0].flows.name -eq 'Survey of 2027' } }
        ) {
            Suspend-SandboxAnswer $sandbox $method $path -ActFirst
            $process = Start-Apply
            Wait-Apply $process { & $made (Get-SandboxState $sandbox) } 'the call takes effect'
            Stop-Apply $process
            Resume-SandboxAnswer $sandbox
            (Invoke-GcManifest all.yaml @year -Resume -Force).Status | Should -Be (@('Succeeded') * 4)
            Get-Change | Should -Be $changes
        }

        It 'sends what had not got through' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; path = '**/customer-survey'; fault = 'CutBeforeActing'; delay = 3600 } POST
            $process = Start-Apply
            Wait-Apply $process { Get-SandboxRequest $sandbox PATCH } 'the change is sent'
            (Get-Journal) | Should -BeLike '*"writing"*'
            Stop-Apply $process
            Resume-SandboxAnswer $sandbox
            (Invoke-GcManifest all.yaml @year -Resume -Force).Status | Should -Be (@('Succeeded') * 4)
            (Get-GcFlow customer-survey).Name | Should -Be 'Survey of 2027'
            (Get-GcFlow customer-survey).Version | Should -Be 4
        }

        It 'begins anew with -Abandon, and leaves the run as it is' {
            Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'stuck' } }
            $started = Start-Command "Set-Location '$folder'; Invoke-GcManifest all.yaml -Variable @{ year = 2027 } -Force -Connection `$org"
            Wait-Until { (Get-Journal) -like '*"dep-0001"*' } -Because 'the deployment is in the journal'
            Stop-Command $started
            Complete-SandboxJob $sandbox
            Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'completed' } }
            $results = Invoke-GcManifest all.yaml -Variable @{ year = 2028 } -Abandon -Force
            ($results | Where-Object Name -eq survey).Status | Should -Be 'Succeeded'
            (Get-GcRun).Status | Should -Be 'Completed', 'Abandoned'
            { Invoke-GcManifest all.yaml -Variable @{ year = 2028 } -Force } | Should -Not -Throw
        }

        It 'stops cleanly on Ctrl+C, and goes on with what Get-GcRun says' {
            Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'stuck' } }
            $started = Start-Command "Set-Location '$folder'; Invoke-GcManifest all.yaml -Variable @{ year = 2027 } -Force -Connection `$org"
            Wait-SandboxRequest $sandbox GET '**/dep-0001'
            Stop-Command $started
            (Get-GcRun).Status | Should -Be 'Interrupted'
            Get-Change | Should -Be $changes[0..2]
            Complete-SandboxJob $sandbox
            $results = Get-GcRun -Status Interrupted | Invoke-GcManifest @year -Force
            $results.Status | Should -Be (@('Succeeded') * 4)
            Get-Change | Should -Be $changes
        }

        It 'begins a new run where there is none to go on with' {
            (Invoke-GcManifest all.yaml @year -Resume -Force).Status | Should -Be (@('Succeeded') * 4)
            (Invoke-GcManifest all.yaml -Variable @{ year = 2028 } -Resume -Force | Where-Object Status -eq Succeeded).Name | Should -Be 'survey'
        }

        It 'follows with -Resume what was still going on when a time-out passed' {
            (Get-Content all.yaml -Raw) -replace 'timeout: 1h', 'timeout: 0.2s' | Set-Content all.yaml
            Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'stuck' } }
            $results = Invoke-GcManifest all.yaml @year -Force -ErrorAction SilentlyContinue
            ($results | Where-Object Name -eq desk).Status | Should -Be 'StillRunning'
            (Get-GcRun).Status | Should -Be 'Interrupted'
            Complete-SandboxJob $sandbox
            (Invoke-GcManifest all.yaml @year -Resume -Force | Where-Object Name -eq desk).Status | Should -Be 'Succeeded'
            @((Get-Change) -eq 'POST returns-desk') | Should -HaveCount 1
        }
    }
}
