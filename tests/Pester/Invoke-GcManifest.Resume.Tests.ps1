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

    # The changes on the platform, oldest first; deployments by bundle.
    function Get-Change {
        @(Get-SandboxWrite $sandbox | Sort-Object { [datetime] $_.arrivedAt } | ForEach-Object { "$($_.method) $($_.path -match 'bundles' ? 'returns-desk' : $_.path)" })
    }

    function Get-Journal {
        (Get-ChildItem .genesysarchitect/runs -Filter *.jsonl -ErrorAction Ignore | Get-Content -Raw) -join ''
    }

    # Applies the manifest in another PowerShell, and returns its process.
    function Start-Apply {
        $script = "`$ProgressPreference = 'SilentlyContinue'; Import-Module '$ModuleFolder'; $(Get-ConnectCommand $sandbox) Set-Location '$folder'; Invoke-GcManifest all.yaml -Variable @{ year = 2027 } -Force"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
        $arguments = @($PowerShellArgument) + '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded
        Start-Process $PowerShellPath $arguments -PassThru -RedirectStandardOutput output.txt -RedirectStandardError errors.txt
    }

    # Waits for an effect of the other PowerShell; if it has ended instead, throws its output.
    function Wait-Apply([System.Diagnostics.Process] $Process, [scriptblock] $Effect, [string] $Because) {
        Wait-Until { (& $Effect) -or $Process.HasExited } $Because
        if ($Process.HasExited) { throw "The other process ended: $(Get-Content $folder/output.txt, $folder/errors.txt -Raw -ErrorAction Ignore)" }
    }

    function Stop-Apply([System.Diagnostics.Process] $Process) {
        Stop-Process -Id $Process.Id -Force -ErrorAction Ignore
        $Process.WaitForExit()
    }

    function New-Folder {
        Reset-Sandbox $sandbox
        $null = New-Item ($folder = Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Push-Location $folder
        $manifest | Set-Content all.yaml
        $folder
    }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Invoke-GcManifest -Resume' {
    Context 'after a kill during a deployment' {
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

        It 'reports the process that holds the lock while it is running' {
            $failure = { Invoke-GcManifest all.yaml @year -Force } | Should -Throw -ErrorId 'Gc.Run.Locked,*' -PassThru
            "$failure" | Should -BeLike "*(process $($process.Id), since *"
            "$failure" | Should -BeLike "*$([Environment]::UserName) on $([Environment]::MachineName)*"
            (Get-GcRun).Status | Should -Be 'Running'
            (Get-GcRun).UnderWay | Should -Be 1
        }

        It 'can still plan, because this changes nothing' {
            { Get-GcPlan all.yaml @year } | Should -Not -Throw
        }

        Context 'when it has ended' {
            BeforeAll { Stop-Apply $process }

            It 'lists the run as interrupted' {
                (Get-GcRun).Status | Should -Be 'Interrupted'
                (Get-GcRun).Succeeded | Should -Be 2
                (Get-GcRun).UnderWay | Should -Be 1
            }

            It 'does not start a new run, and reports how to resume' {
                $failure = { Invoke-GcManifest all.yaml @year -Force } | Should -Throw -ErrorId 'Gc.Run.Interrupted,*' -PassThru
                "$failure" | Should -BeLike '*BundleDeployment/desk*'
                $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Resume*-Abandon*'
                Get-Change | Should -HaveCount 3
            }

            It 'does not resume with a changed manifest, and reports the changes' {
                $failure = { Invoke-GcManifest all.yaml -Variable @{ year = 2028 } -Resume -Force } | Should -Throw -ErrorId 'Gc.Run.ManifestChanged,*' -PassThru
                "$failure" | Should -BeLike '*Flow/survey was changed*'
                "$failure" | Should -Not -BeLike '*payments*'
                (Get-Content all.yaml -Raw) -replace '(?s)---[^-]*name: payments.*' | Set-Content less.yaml
                { Invoke-GcManifest less.yaml @year -Resume -Force } | Should -Throw '*Flow/payments was removed*'
                Get-Change | Should -HaveCount 3
            }

            It 'reports a run that does not exist' {
                { Invoke-GcManifest all.yaml @year -RunId nope -Force } | Should -Throw -ErrorId 'Gc.Run.Interrupted,*'
            }

            It 'follows the submitted work, and repeats nothing' {
                $before = (Get-GcRun).RunId
                $looks = @(Get-SandboxRequest $sandbox GET '**/dep-0001').Count
                $started = Start-Command "Set-Location '$folder'; Invoke-GcManifest all.yaml -Variable @{ year = 2027 } -Resume -Force -Connection `$org"
                Wait-SandboxRequest $sandbox GET '**/dep-0001' -Count ($looks + 2)
                Stop-Command $started
                Get-Change | Should -Be $changes[0..2]
                (Get-GcRun).RunId | Should -Be $before
                (Get-GcRun).Status | Should -Be 'Interrupted'
            }

            It 'completes the run, with each call made once' {
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

    Context 'when it resumes' {
        BeforeEach { $folder = New-Folder }

        AfterEach {
            if ($process) { Stop-Apply $process }
            Pop-Location
        }

        It 'checks the platform for a request without a response: <what>' -ForEach @(
            @{ what = 'a deployment'; method = 'POST'; path = '**/bundles/*/deploy'; made = { $args[0].facts.submissionsByBundle.'returns-desk' } }
            @{ what = 'a bot version'; method = 'POST'; path = '**/publish'; made = { $args[0].facts.publishesByVersion.'order-bot/2.0' } }
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

        It 'sends a request that had not arrived' {
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

        It 'starts a new run with -Abandon, and leaves the old run as it is' {
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

        It 'stops cleanly on Ctrl+C, and resumes the run from Get-GcRun' {
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

        It 'starts a new run if there is none to resume' {
            (Invoke-GcManifest all.yaml @year -Resume -Force).Status | Should -Be (@('Succeeded') * 4)
            (Invoke-GcManifest all.yaml -Variable @{ year = 2028 } -Resume -Force | Where-Object Status -eq Succeeded).Name | Should -Be 'survey'
        }

        It 'follows work with -Resume that was running after a timeout' {
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
