BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.1'
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
metadata: { name: payments }
spec: { id: payments, name: Pay here }
'@
    $rest = @'
apiVersion: genesysarchitect/v1
kind: BundleDeployment
metadata: { name: desk }
spec: { bundleId: returns-desk, environments: [dev] }
dependsOn: [Flow/callback]
'@
    $year = @{ Variable = @{ year = 2027 } }

    # The changes on the platform as method and end of the path, oldest first.
    function Get-Change {
        @(Get-SandboxWrite $sandbox | Sort-Object { [datetime] $_.arrivedAt } | ForEach-Object { "$($_.method) $($_.path -replace '^/api/v2/(architect/)?' -replace 'dep-\d+', 'dep')" })
    }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Invoke-GcManifest' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder/desired -ItemType Directory
        Push-Location $folder
        $flows | Set-Content desired/flows.yaml
        $rest | Set-Content desired/rest.yaml
        $here = (Get-ConnectCommand $sandbox) + "Set-Location '$folder'; "
    }

    AfterEach { Pop-Location }

    Context 'when it succeeds' {
        It 'applies the desired state, and writes a result for each resource' {
            $results = Invoke-GcManifest desired @year -Force
            $results[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Manifests.GcManifestResult'
            $results | ForEach-Object { "$_ $($_.Change) $($_.Status) $($_.State)" } | Sort-Object | Should -Be @(
                'BundleDeployment/desk Deploy Succeeded COMPLETED', 'Flow/callback Update Succeeded published', 'Flow/payments Update Succeeded published', 'Flow/survey Update Succeeded published')
            ($results | Where-Object Kind -eq BundleDeployment).DeploymentId | Should -BeLike 'dep-*'
            ($results | Where-Object Name -eq survey).Version | Should -Be 4
            $results.RunId | Select-Object -Unique | Should -HaveCount 1
            (Get-GcFlow customer-survey).Name | Should -Be 'Survey of 2027'
            (Get-GcFlow callback).Name | Should -Be 'Call me'
        }

        It 'starts dependents after their dependencies, and independent resources in parallel' {
            Suspend-SandboxAnswer $sandbox PATCH
            $started = Start-Command "Invoke-GcManifest '$folder/desired' -Variable @{ year = 2027 } -StatePath '$folder/state' -Force -Connection `$org"
            Wait-SandboxRequest $sandbox PATCH -Count 2 -Held
            Get-Change | Sort-Object | Should -Be 'PATCH flows/customer-survey', 'PATCH flows/payments'
            Resume-SandboxAnswer $sandbox
            Receive-Command $started | Should -HaveCount 4
            $writes = @{}
            Get-SandboxWrite $sandbox | ForEach-Object { $writes[($_.path -split '/')[-1]] = $_ }
            [datetime] $writes['callback'].arrivedAt | Should -BeGreaterOrEqual ([datetime] $writes['customer-survey'].answeredAt)
            Get-Change | Select-Object -Last 1 | Should -BeLike 'POST *'
        }

        It 'makes no write call when it is applied again' {
            $null = Invoke-GcManifest desired @year -Force
            $before = @(Get-SandboxWrite $sandbox).Count
            $again = Invoke-GcManifest desired @year -Force
            @(Get-SandboxWrite $sandbox).Count | Should -Be $before
            $again.Status | Select-Object -Unique | Should -Be 'NoChange'
            ($again | Where-Object Kind -eq BundleDeployment).DeploymentId | Should -BeLike 'dep-*'
        }

        It 'needs neither confirmation nor -Force when there is nothing to do' {
            $null = Invoke-GcManifest desired @year -Force
            (Invoke-GcManifest desired @year).Status | Should -Be (@('NoChange') * 4)
        }

        It 'changes only what has changed since' {
            $null = Invoke-GcManifest desired @year -Force
            $before = @(Get-Change).Count
            $results = Invoke-GcManifest desired -Variable @{ year = 2028 } -Force
            "$($results | Where-Object Status -ne NoChange)" | Should -Be 'Flow/survey'
            Get-Change | Select-Object -Skip $before | Should -Be 'PATCH flows/customer-survey'
        }

        It 'deploys bundles again with -Redeploy' {
            $null = Invoke-GcManifest desired @year -Force
            $before = @(Get-Change).Count
            $null = Invoke-GcManifest desired @year -Force -Redeploy
            @(Get-Change | Select-Object -Skip $before) | Should -HaveCount 1
        }

        It 'takes files from Get-ChildItem as one manifest, and selected resources' {
            Get-ChildItem desired | Invoke-GcManifest @year -Force | Should -HaveCount 4
            Edit-SandboxFlow $sandbox customer-survey @{ name = 'by hand' }
            Edit-SandboxFlow $sandbox callback @{ name = 'by hand' }
            "$(Invoke-GcManifest desired @year -Selector team=ivr -Force)" | Should -Be 'Flow/callback'
            (Get-GcFlow customer-survey).Name | Should -Be 'by hand'
        }

        It 'shows results as a table, and as a list' {
            $results = Invoke-GcManifest desired @year -Force
            $text = $results | Out-String -Width 120
            $text | Should -Match '(?m)^Flow +survey +Update +Succeeded +published +4 +\d+\.\d s'
            $text | Should -Match '(?m)^BundleDeployment +desk +Deploy +Succeeded +COMPLETED +dep-\d+ +\d+\.\d s'
            $results | Where-Object Name -eq survey | Format-List | Out-String -Width 120 | Should -Match '(?s)Version +: 4.*Diff +: ~ name: "Customer Survey" → "Survey of 2027"'
        }
    }

    Context 'when something fails' {
        It 'skips only its dependents' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; path = '**/callback'; fault = 'ErrorStatus'; status = 403 } POST
            $results = Invoke-GcManifest desired @year -Force -ErrorVariable failures -ErrorAction SilentlyContinue
            $results | ForEach-Object { "$_ $($_.Status)" } | Sort-Object | Should -Be 'BundleDeployment/desk Skipped', 'Flow/callback Failed', 'Flow/payments Succeeded', 'Flow/survey Succeeded'
            $failures.FullyQualifiedErrorId -replace ',.*' | Should -Contain 'Gc.Api.PermissionMissing'
            Get-SandboxRequest $sandbox POST '**/deploy' | Should -BeNullOrEmpty
            ($results | Where-Object Status -eq Skipped).Error.Message | Should -BeLike '*callback*'
        }

        It 'starts no further steps with -FailFast' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; path = '**/customer-survey'; fault = 'ErrorStatus'; status = 403 } POST
            $results = Invoke-GcManifest desired @year -Force -FailFast -ThrottleLimit 1 -ErrorAction SilentlyContinue
            ($results | Where-Object Name -eq survey).Status | Should -Be 'Failed'
            ($results | Where-Object Name -eq payments).Status | Should -Not -Be 'Succeeded'
            Get-Change | Should -Be 'PATCH flows/customer-survey'
        }

        It 'continues with the rest when it is applied again' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; path = '**/callback'; fault = 'ErrorStatus'; status = 403 } POST
            $null = Invoke-GcManifest desired @year -Force -ErrorAction SilentlyContinue
            $null = Invoke-RestMethod "$($sandbox.BaseUri)sandbox/rules" -Method Delete
            $results = Invoke-GcManifest desired @year -Force
            $results | ForEach-Object { "$_ $($_.Status)" } | Sort-Object | Should -Be 'BundleDeployment/desk Succeeded', 'Flow/callback Succeeded', 'Flow/payments NoChange', 'Flow/survey NoChange'
        }

        It 'rolls back all changes in reverse order with -Atomic, and verifies them' {
            Set-Sandbox $sandbox outcomes @{ 'returns-desk/dev' = @{ outcome = 'failed' } }
            $results = Invoke-GcManifest desired @year -Force -Atomic -ErrorVariable failures -ErrorAction SilentlyContinue
            ($results | Where-Object Kind -eq Flow).Status | Select-Object -Unique | Should -Be 'RolledBack'
            $undone = @(Get-Change | Select-Object -Skip 4 | Where-Object { $_ -like 'PATCH*' })
            $undone | Sort-Object | Should -Be 'PATCH flows/callback', 'PATCH flows/customer-survey', 'PATCH flows/payments'
            $undone.IndexOf('PATCH flows/callback') | Should -BeLessThan $undone.IndexOf('PATCH flows/customer-survey')
            foreach ($id in 'callback', 'customer-survey', 'payments') {
                $last = @(Get-SandboxRequest $sandbox '*' "/api/v2/architect/flows/$id" | Sort-Object { [datetime] $_.arrivedAt })[-1]
                $last.method | Should -Be 'GET' -Because "$id is verified"
            }
            (Get-GcFlow customer-survey).Name | Should -Be 'Customer Survey'
            (Get-GcFlow callback).Name | Should -Be 'Callback'
            (Get-GcFlow callback).References | Should -Be 'customer-survey'
            $failures.FullyQualifiedErrorId -replace ',.*' | Should -Contain 'Gc.Bundle.DeploymentFailed'
        }

        It 'starts nothing with -Atomic when something is blocked' {
            (Get-Content desired/rest.yaml -Raw) -replace 'returns-desk', 'no-such-bundle' | Set-Content desired/rest.yaml
            { Invoke-GcManifest desired @year -Force -Atomic } | Should -Throw
            Get-Change | Should -BeNullOrEmpty
        }

        It 'reports why a resource is blocked, and applies the others' {
            (Get-Content desired/rest.yaml -Raw) -replace 'returns-desk', 'no-such-bundle' | Set-Content desired/rest.yaml
            $results = Invoke-GcManifest desired @year -Force -ErrorVariable failures -ErrorAction SilentlyContinue
            ($results | Where-Object Kind -eq BundleDeployment).Status | Should -Be 'Blocked'
            ($results | Where-Object Name -eq callback).Status | Should -Be 'Succeeded'
            "$failures" | Should -BeLike '*no-such-bundle*'
        }

        It 'completes everything before $ErrorActionPreference stops a pipeline, which then fails' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; path = '**/payments'; fault = 'ErrorStatus'; status = 403 } POST
            $text = Invoke-Child "`$ErrorActionPreference = 'Stop'; $here try { Invoke-GcManifest desired -Variable @{ year = 2027 } -Force } catch { `"CAUGHT `$(`$_.FullyQualifiedErrorId)`"; exit 7 }; 'NEVER'" -NonInteractive
            $LASTEXITCODE | Should -Be 7
            $text | Should -BeLike '*BundleDeployment desk*Succeeded*CAUGHT Gc.Api.PermissionMissing*'
            $text | Should -Not -BeLike '*NEVER*'
        }

        It 'sends nothing when the manifest has errors, and reports them all with their lines' {
            "---`napiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: bad }`nspec: { id: bad, lifecycleState: live, nmae: x }" | Add-Content desired/flows.yaml
            $failure = { Invoke-GcManifest desired -Force } | Should -Throw -ErrorId 'Gc.Manifest.Invalid,*' -PassThru
            "$failure" | Should -BeLike "*flows.yaml:4:*variable 'year' is not defined*"
            "$failure" | Should -BeLike "*'nmae'*19 | spec: { id: bad*"
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
            '.genesysarchitect' | Should -Not -Exist
        }
    }

    Context 'confirmation' {
        It 'writes the plan with -WhatIf, changes nothing and creates no folder' {
            $plan = Invoke-GcManifest desired @year -WhatIf
            $plan[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Manifests.GcPlanStep'
            "$plan" | Should -Be "$(Get-GcPlan desired @year)"
            $plan.Change | Should -Be (Get-GcPlan desired @year).Change
            Get-Change | Should -BeNullOrEmpty
            (Get-ChildItem -Force).Name | Should -Be 'desired'
        }

        It 'requires -Force in a non-interactive session, and sends nothing' {
            $text = Invoke-Child "$here try { Invoke-GcManifest desired -Variable @{ year = 2027 } } catch { `$_.FullyQualifiedErrorId; `$_.ErrorDetails.RecommendedAction }" -NonInteractive
            $text | Should -BeLike 'Gc.Run.ConfirmationRequired,*-Force*'
            Get-Change | Should -BeNullOrEmpty
        }

        It 'asks once for everything, changes nothing when declined, and applies it when accepted' {
            $text = Invoke-Child "$here 1..2 | ForEach-Object { Invoke-GcManifest desired -Variable @{ year = 2027 } | Out-Null; ""NOW `$((Get-GcFlow payments).Name)"" }" -Answer 'n', 'y'
            $no, $yes = $text -split 'NOW Payments'
            $no | Should -BeLike '*4 changes in*Flow/survey*Flow/callback*BundleDeployment/desk*'
            $yes | Should -BeLike '*4 done.*NOW Pay here*'
            $no, $yes | ForEach-Object { ([regex]::Matches($_, 'Continue\?')).Count | Should -Be 1 }
            @(Get-Change).Count | Should -Be 4
        }

        It 'does not ask with -Confirm:$false' {
            (Invoke-GcManifest desired @year -Confirm:$false).Status | Select-Object -Unique | Should -Be 'Succeeded'
        }
    }

    Context 'with a saved plan' {
        It 'applies it if the organization has not changed' {
            $null = Get-GcPlan desired @year -OutPath kept.json
            Remove-Item desired -Recurse
            (Invoke-GcManifest -PlanPath kept.json -Force).Status | Should -Be (@('Succeeded') * 4)
            (Get-GcFlow customer-survey).Name | Should -Be 'Survey of 2027'
        }

        It 'fails if the organization has changed, and reports the changes' {
            $null = Get-GcPlan desired @year -OutPath kept.json
            Edit-SandboxFlow $sandbox payments @{ name = 'by hand' }
            $failure = { Invoke-GcManifest -PlanPath kept.json -Force } | Should -Throw -ErrorId 'Gc.Plan.Stale,*' -PassThru
            "$failure" | Should -BeLike '*Flow/payments was version 6*, and is version 7*'
            "$failure" | Should -Not -BeLike '*survey*'
            Get-Change | Should -BeNullOrEmpty
        }

        It 'fails if it was already applied' {
            $null = Get-GcPlan desired @year -OutPath kept.json
            $null = Invoke-GcManifest -PlanPath kept.json -Force
            $before = @(Get-Change).Count
            { Invoke-GcManifest -PlanPath kept.json -Force } | Should -Throw -ErrorId 'Gc.Plan.Stale,*'
            @(Get-Change).Count | Should -Be $before
        }

        It 'rejects a plan for another organization' {
            $null = Get-GcPlan desired @year -OutPath kept.json
            $other = Start-GcSandbox | Connect-GcOrg -PassThru
            try { { Invoke-GcManifest -PlanPath kept.json -Force -Connection $other } | Should -Throw -ErrorId 'Gc.Plan.Stale,*' }
            finally { $sandbox | Connect-GcOrg }
        }

        It 'rejects a file that is not a plan' -ForEach '{}', '[]', 'text', '{"format":9}' {
            $_ | Set-Content none.json
            { Invoke-GcManifest -PlanPath none.json -Force } | Should -Throw -ErrorId 'Gc.Input.*'
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }

        It 'rejects a path in addition' {
            { Invoke-GcManifest desired -PlanPath kept.json -Force } | Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        }
    }

    Context 'with secrets' {
        BeforeEach {
            $env:GC_PESTER_SECRET = 'hunter2"\hunter2'
            "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: keyed }`nspec: { id: payments, name: 'Payments `${secret:GC_PESTER_SECRET}' }" | Set-Content keyed.yaml
        }

        AfterEach { $env:GC_PESTER_SECRET = $null }

        It 'sends their values, and never shows them: not in output, streams, a transcript, the journal or errors' {
            $text = Invoke-Child @"
                $here
                `$null = Start-Transcript transcript.txt
                Invoke-GcManifest keyed.yaml -Force -Verbose -Debug -OutVariable results | Format-List | Out-String -Width 400
                `$results.Diff.Differences | Out-String -Width 400
                Invoke-RestMethod '$($sandbox.BaseUri)sandbox/rules' -Method Post -ContentType application/json -Body '{"method":"PATCH","fault":"ErrorStatus","status":400}' | Out-Null
                (Get-Content keyed.yaml -Raw) -replace "name: '", "name: 'More " | Set-Content keyed.yaml
                Invoke-GcManifest keyed.yaml -Force -Verbose -Debug -ErrorAction Continue
                `$null = Stop-Transcript
                `$results | ConvertTo-Json -Depth 9
                `$Error | Format-List -Force | Out-String -Width 400
                Get-Content transcript.txt -Raw
                Get-ChildItem .genesysarchitect -Recurse -File | Get-Content -Raw
"@
            (Get-SandboxWrite $sandbox)[0].body | ConvertFrom-Json | ForEach-Object name | Should -Be 'Payments hunter2"\hunter2'
            $text | Should -BeLike '*Payments `*`*`**'
            $text | Should -BeLike '*"step_ended"*'
            $text | Should -Not -Match 'hunter2'
        }

        It 'makes no write call when it is applied again' {
            $null = Invoke-GcManifest keyed.yaml -Force
            (Invoke-GcManifest keyed.yaml -Force).Status | Should -Be 'NoChange'
            @(Get-Change).Count | Should -Be 1
        }

        It 'applies a saved plan with the same values, and not without them' {
            $null = Get-GcPlan keyed.yaml -OutPath kept.json
            $value, $env:GC_PESTER_SECRET = $env:GC_PESTER_SECRET, $null
            { Invoke-GcManifest -PlanPath kept.json -Force } | Should -Throw '*GC_PESTER_SECRET*'
            Get-Change | Should -BeNullOrEmpty
            $env:GC_PESTER_SECRET = $value
            $null = Invoke-GcManifest -PlanPath kept.json -Force
            (Get-GcFlow payments).Name | Should -Be 'Payments hunter2"\hunter2'
        }
    }

    Context 'with a shared connection' {
        It 'applies in ForEach-Object -Parallel, each with its own -StatePath' {
            foreach ($id in 'main-ivr', 'returns', 'web-chat') { "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: $id }`nspec: { id: $id, name: 'Now $id' }" | Set-Content "$id.yaml" }
            $shared, $module, $at = $org, $ModuleFolder, $folder
            $states = 'main-ivr', 'returns', 'web-chat' | ForEach-Object -Parallel {
                Import-Module $using:module
                (Invoke-GcManifest "$using:at/$_.yaml" -StatePath "$using:at/state/$_" -Force -Connection $using:shared).Status
            }
            $states | Should -Be (@('Succeeded') * 3)
            (Get-GcFlow main-ivr).Name | Should -Be 'Now main-ivr'
        }

        It 'lets one process at a time use an organization and a folder' {
            Suspend-SandboxAnswer $sandbox PATCH
            $started = Start-Command "Invoke-GcManifest '$folder/desired/flows.yaml' -Variable @{ year = 2027 } -StatePath '$folder/state' -Force -Connection `$org"
            Wait-SandboxRequest $sandbox PATCH -Held
            { Invoke-GcManifest desired/flows.yaml @year -StatePath state -Force } | Should -Throw -ErrorId 'Gc.Run.Locked,*'
            Resume-SandboxAnswer $sandbox
            (Receive-Command $started).Status | Should -Be (@('Succeeded') * 3)
        }
    }

    Context 'when downstream commands need no more' {
        It 'stops cleanly' {
            (Invoke-GcManifest desired @year -Force | Select-Object -First 1).Status | Should -Be 'Succeeded'
            { Invoke-GcManifest desired @year -Resume -Force } | Should -Not -Throw
            @(Get-SandboxRequest $sandbox POST '**/deploy').Count | Should -Be 1
        }
    }
}
