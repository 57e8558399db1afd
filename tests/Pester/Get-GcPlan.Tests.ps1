BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.3'
    $org = $sandbox | Connect-GcOrg -PassThru

    $flows = @'
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: survey, labels: { team: insight } }
spec: { id: customer-survey, name: "Survey of ${var:year}" }
---
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: callback, labels: { team: ivr } }
spec: { id: callback, name: Call me, references: [customer-survey] }
---
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: fresh, labels: { team: ivr } }
spec: { id: fresh, name: Fresh, lifecycleState: draft, blocks: [] }
---
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: payments }
spec: { id: payments, name: Payments }
'@
    $rest = @'
apiVersion: genesysarchitect/v1
kind: BotVersion
metadata: { name: bot }
spec: { botId: order-bot, versionId: "2.0" }
dependsOn: [Flow/callback]
---
apiVersion: genesysarchitect/v1
kind: BundleDeployment
metadata: { name: desk }
spec: { bundleId: returns-desk, environments: [dev, test] }
dependsOn: [BotVersion/bot]
'@
    $year = @{ Variable = @{ year = 2027 } }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcPlan' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder/desired -ItemType Directory
        Push-Location $folder
        $flows | Set-Content desired/flows.yaml
        $rest | Set-Content desired/rest.yaml
    }

    AfterEach { Pop-Location }

    Context 'with live resources' {
        It 'shows the change of each resource, in order and in waves' {
            $plan = Get-GcPlan desired @year
            $plan[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Manifests.GcPlanStep'
            $plan | ForEach-Object { "$($_.Wave) $_ $($_.Change)" } | Sort-Object | Should -Be @(
                '1 Flow/fresh Create', '1 Flow/payments NoChange', '1 Flow/survey Update', '2 Flow/callback Update', '3 BotVersion/bot Publish'
                '4 BundleDeployment/desk@dev Deploy', '4 BundleDeployment/desk@test Deploy')
            $plan.Wave | Should -Be ($plan.Wave | Sort-Object)
            ($plan | Where-Object Name -eq desk@dev).DependsOn | Should -Be 'BotVersion/bot'
            ($plan | Where-Object Name -eq callback).DependsOn | Should -Be 'Flow/survey'
        }

        It 'shows the differences, the impact, and the state that it was based on' {
            $plan = Get-GcPlan desired @year
            $survey = $plan | Where-Object Name -eq survey
            $survey.Diff.Differences | Should -HaveCount 1
            "$($survey.Diff.Differences[0])" | Should -Be '~ name: "Customer Survey" → "Survey of 2027"'
            $survey.Target | Should -Be "flow 'customer-survey'"
            $survey.Basis | Should -BeLike 'version 3*'
            $plan.Impact | Select-Object -Unique | Should -Be 'Low'
            ($plan | Where-Object Name -eq bot).Reasons | Should -Be "replaces version '1.2'"
        }

        It 'changes nothing, and leaves no folder behind' {
            $null = Get-GcPlan desired @year
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
            (Get-ChildItem -Force).Name | Should -Be 'desired'
        }

        It 'ends with the counts' {
            $text = Get-GcPlan desired @year 6>&1 | Where-Object { $_ -is [Management.Automation.InformationRecord] } | Out-String
            foreach ($count in '2 to update', '1 to create', '1 unchanged', '1 to publish', '2 to deploy') { $text | Should -BeLike "*$count*" }
        }

        It 'shows the plan as a table by waves' {
            $text = Get-GcPlan desired @year | Out-String -Width 120
            $text | Should -Match 'Wave +Kind +Name +Change +Diff +Impact +Reason'
            $text | Should -Match '(?m)^ +1 +Flow +survey +Update +\+0 -0 ~1 +Low'
            $text | Should -Match '(?m)^ +1 +Flow +payments +NoChange +Low'
            $text | Should -Match "(?m)^ +3 +BotVersion +bot +Publish +Low +replaces version '1\.2'"
            $text | Should -Match '(?m)^ +4 +BundleDeployment +desk@dev +Deploy'
        }

        It 'shows what differs in a list' {
            Get-GcPlan desired @year | Where-Object Name -eq survey | Format-List | Out-String -Width 160 | Should -Match '(?s)Change +: Update.*Diff +: ~ name: "Customer Survey" → "Survey of 2027".*Basis +: version 3'
        }

        It 'shows only the change of a resource that was changed' {
            $null = Invoke-GcManifest desired @year -Force
            (Get-GcPlan desired @year).Change | Select-Object -Unique | Should -Be 'NoChange'
            Edit-SandboxFlow $sandbox callback @{ name = 'Changed by hand' }
            $plan = Get-GcPlan desired @year | Where-Object Change -ne NoChange
            "$plan" | Should -Be 'Flow/callback'
            "$($plan.Diff.Differences)" | Should -Be '~ name: "Changed by hand" → "Call me"'
        }

        It 'plans bundles again with -Redeploy' {
            $null = Invoke-GcManifest desired @year -Force
            (Get-GcPlan desired @year -Redeploy | Where-Object Change -ne NoChange).Name | Sort-Object | Should -Be 'desk@dev', 'desk@test'
        }

        It 'reads earlier bundle deployments from -StatePath and the environment' {
            $null = Invoke-GcManifest desired @year -Force -StatePath elsewhere
            (Get-GcPlan desired @year | Where-Object Change -eq Deploy) | Should -HaveCount 2
            Get-GcPlan desired @year -StatePath elsewhere | Where-Object Change -eq Deploy | Should -BeNullOrEmpty
            $env:GENESYS_STATE_PATH = Join-Path $folder elsewhere
            try { Get-GcPlan desired @year | Where-Object Change -eq Deploy | Should -BeNullOrEmpty }
            finally { $env:GENESYS_STATE_PATH = $null }
        }

        It 'reads in parallel, and sequentially with -ThrottleLimit 1' {
            Set-Sandbox $sandbox rules @{ method = 'GET'; path = '/api/v2/**'; fault = 'Latency'; delay = 0.05 } POST
            $null = Get-GcPlan desired/flows.yaml @year -ThrottleLimit 1
            $reads = @(Get-SandboxRequest $sandbox GET '/api/v2/**' | Sort-Object { [datetime] $_.arrivedAt })
            1..($reads.Count - 1) | ForEach-Object { [datetime] $reads[$_].arrivedAt | Should -BeGreaterOrEqual ([datetime] $reads[$_ - 1].answeredAt) }
            Reset-Sandbox $sandbox
            Suspend-SandboxAnswer $sandbox GET '/api/v2/architect/flows/*'
            $started = Start-Command "Get-GcPlan '$folder/desired/flows.yaml' -Variable @{ year = 2027 } -Connection `$org"
            Wait-SandboxRequest $sandbox GET '/api/v2/architect/flows/*' -Count 2 -Held
            Resume-SandboxAnswer $sandbox
            Receive-Command $started | Should -HaveCount 4
        }
    }

    Context 'when something is blocked' {
        It 'shows why a resource is blocked, and plans the others' {
            (Get-Content desired/rest.yaml -Raw) -replace '"2.0"', '"9.9"' | Set-Content desired/rest.yaml
            $plan = Get-GcPlan desired @year
            $blocked = $plan | Where-Object IsBlocked
            "$($blocked[0])" | Should -Be 'BotVersion/bot'
            $blocked[0].Change | Should -Be 'NoChange'
            $blocked[0].Error.Message | Should -BeLike '*9.9*'
            ($plan | Where-Object Name -eq survey).Change | Should -Be 'Update'
            $plan | Out-String -Width 120 | Should -Match '(?m)^ +3 +BotVersion +bot +Blocked .*9\.9'
        }

        It 'sends nothing when the manifest has errors, and reports them all' {
            "---`napiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: bad }`nspec: { id: bad, lifecycleState: live, nmae: x }" | Add-Content desired/flows.yaml
            $failure = { Get-GcPlan desired } | Should -Throw -ErrorId 'Gc.Manifest.Invalid,*' -PassThru
            "$failure" | Should -BeLike "*flows.yaml:4:*variable 'year' is not defined*"
            "$failure" | Should -BeLike "*flows.yaml:*'live'*"
            "$failure" | Should -BeLike "*'nmae'*'name'*"
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }

        It 'reports a missing file before anything is sent' {
            { Get-GcPlan nope.yaml } | Should -Throw '*nope.yaml*'
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }

        It 'rejects invalid input for <parameter>' -ForEach @(
            @{ parameter = 'ThrottleLimit'; given = @{ ThrottleLimit = 0 } }
            @{ parameter = 'OutPath'; given = @{ OutPath = '' } }
            @{ parameter = 'Selector'; given = @{ Selector = '=x' } }
            @{ parameter = 'Variable'; given = @{ Variable = $null } }
        ) {
            { Get-GcPlan desired @given } | Should -Throw
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }
    }

    Context 'with files and selectors' {
        It 'takes files from Get-ChildItem as one manifest' {
            (Get-ChildItem desired -Filter *.yaml | Get-GcPlan @year) | Should -HaveCount 7
        }

        It 'plans selected resources' {
            (Get-GcPlan desired @year -Selector team=ivr).Name | Sort-Object | Should -Be 'callback', 'fresh'
            (Get-GcPlan desired @year -Selector 'team,team!=ivr').Name | Should -Be 'survey'
            Get-GcPlan desired @year -Selector team=nobody | Should -BeNullOrEmpty
        }

        It 'reads values from files, of which the last takes precedence' {
            'year: 2028' | Set-Content a.yaml
            'year: 2029' | Set-Content b.yaml
            "$((Get-GcPlan desired -ValuesPath a.yaml, b.yaml | Where-Object Name -eq survey).Diff.Differences)" | Should -BeLike '*Survey of 2029*'
        }
    }

    Context 'when it is saved' {
        It 'writes a file with the desired state that only its owner can read' {
            $plan = Get-GcPlan desired @year -OutPath release.plan.json
            $plan | Should -HaveCount 7
            $document = Get-Content release.plan.json -Raw | ConvertFrom-Json
            $document.steps | Should -HaveCount 7
            if (-not $IsWindows) { (Get-Item release.plan.json).UnixMode | Should -Be '-rw-------' }
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'saves no plan of a manifest with errors' {
            { Get-GcPlan desired -OutPath release.plan.json } | Should -Throw
            'release.plan.json' | Should -Not -Exist
        }
    }

    Context 'with secrets' {
        BeforeEach {
            $env:GC_PESTER_SECRET = 'hunter2"\hunter2'
            "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: keyed }`nspec: { id: payments, name: 'Payments `${secret:GC_PESTER_SECRET}' }" | Set-Content keyed.yaml
        }

        AfterEach { $env:GC_PESTER_SECRET = $null }

        It 'never shows their values: not in objects, tables, JSON, streams, a transcript or a saved plan' {
            $text = Invoke-Child @"
                $(Get-ConnectCommand $sandbox) Set-Location '$folder'
                `$null = Start-Transcript transcript.txt
                `$plan = Get-GcPlan keyed.yaml -OutPath keyed.plan.json -Verbose -Debug
                `$plan | Format-List | Out-String -Width 400
                `$plan.Diff.Differences | Out-String -Width 400
                `$null = Stop-Transcript
                `$plan | ConvertTo-Json -Depth 9
                Get-Content transcript.txt -Raw
                Get-Content keyed.plan.json -Raw
"@
            ([regex]::Matches($text, 'Payments \*\*\*')).Count | Should -BeGreaterThan 3
            $text | Should -BeLike '*{secret:GC_PESTER_SECRET}*'
            $text | Should -Not -Match 'hunter2'
        }
    }

    Context 'with a shared connection' {
        It 'plans in ForEach-Object -Parallel' {
            $shared, $module, $here = $org, $ModuleFolder, $folder
            $counts = 1..3 | ForEach-Object -Parallel {
                Import-Module $using:module
                @(Get-GcPlan (Join-Path $using:here desired) -Variable @{ year = 2027 } -Connection $using:shared).Count
            }
            $counts | Should -Be 7, 7, 7
        }
    }

    Context 'when it is stopped' {
        It 'returns although the platform has not responded' {
            Suspend-SandboxAnswer $sandbox GET
            $started = Start-Command "Get-GcPlan '$folder/desired' -Variable @{ year = 1 } -Connection `$org"
            Wait-SandboxRequest $sandbox GET '/api/**' -Held
            Stop-Command $started
            Get-SandboxRequest $sandbox GET '/api/**' | Where-Object status | Should -BeNullOrEmpty
        }
    }
}
