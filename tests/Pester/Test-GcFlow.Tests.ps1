BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $sandbox | Connect-GcOrg
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Test-GcFlow' {
    BeforeEach { Reset-Sandbox $sandbox }

    AfterEach { Get-SandboxWrite $sandbox | Should -BeNullOrEmpty }

    Context 'with files' {
        BeforeAll {
            "id: payments`nlifecycle_state: live`nreferences:`n  - callback`n  - nope`n" | Set-Content "$TestDrive/bad.yaml"
            "id: payments`nname: Cash`nreferences: [callback]`n" | Set-Content "$TestDrive/good.yaml"
            "id: [`n" | Set-Content "$TestDrive/broken.yaml"
            "id: payments`nreferences: [legacy-ivr]`n" | Set-Content "$TestDrive/inactive.yaml"
            '{"id": "new-flow", "blocks": [{"id": "a", "type": "X"}, {"id": "a", "type": "X"}]}' | Set-Content "$TestDrive/new.json"
        }

        It 'writes each finding as an object with its rule and location' {
            "id: payments`nreferences:`n  - callback`n  - nope`n  - legacy-ivr`n  - payments`n" | Set-Content "$TestDrive/references.yaml"
            $findings = Test-GcFlow -Path "$TestDrive/references.yaml"
            $findings[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Flows.GcFlowFinding'
            $findings.FlowId | Select-Object -Unique | Should -Be 'payments'
            $findings.Rule | Should -Be 'ReferenceMissing', 'ReferenceInactive', 'ReferenceCycle'
            $findings.Path | Should -Be 'references[1]', 'references[2]', 'references[3]'
            $findings.Line | Should -Be 4, 5, 6
            $findings.Column | Should -Be 5, 5, 5
            $findings.File | Select-Object -Unique | Should -BeLike '*references.yaml'
            $findings[0].Message | Should -BeLike "*'nope'*"
            "$($findings[0])" | Should -Match 'references\.yaml:4:5: references\[1\]: '
        }

        It 'writes nothing without findings' {
            Test-GcFlow -Path "$TestDrive/good.yaml" -ErrorVariable failures | Should -BeNullOrEmpty
            $failures.Count | Should -Be 0
        }

        It 'tests a flow that does not exist as one to be created' {
            $findings = Test-GcFlow -Path "$TestDrive/new.json"
            $findings.Rule | Should -Be 'DuplicateBlock'
            @{ id = 'new-flow'; blocks = @() } | Test-GcFlow | ForEach-Object Rule | Should -Be 'Required', 'Required'
            @{ id = 'new-flow'; name = 'New'; lifecycle_state = 'draft' } | Test-GcFlow | Should -BeNullOrEmpty
        }

        It 'reports the location of an error in an unreadable file, and tests the others' {
            $findings = Test-GcFlow -Path "$TestDrive/broken.yaml", "$TestDrive/inactive.yaml" -ErrorVariable failures -ErrorAction SilentlyContinue
            $findings.Rule | Should -Be 'ReferenceInactive'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.DocumentInvalid,*'
            "$($failures[0])" | Should -Match 'broken\.yaml:\d+:\d+: '
        }

        It 'writes only a boolean for each flow in input order with -Quiet' {
            $answers = Test-GcFlow -Path "$TestDrive/good.yaml", "$TestDrive/broken.yaml", "$TestDrive/bad.yaml", "$TestDrive/none.yaml", "$TestDrive/good.yaml" -Quiet -ErrorVariable failures
            $answers | Should -Be $true, $false, $false, $false, $true
            $answers | ForEach-Object { $_ | Should -BeOfType [bool] }
            $failures.Count | Should -Be 0
        }

        It 'tests each of two definitions of one flow' {
            (Test-GcFlow -Path "$TestDrive/good.yaml", "$TestDrive/inactive.yaml").Rule | Should -Be 'ReferenceInactive'
        }

        It 'treats a flow that another file creates as existing' {
            "id: one`nname: One`nlifecycle_state: draft`nreferences: [two]`n" | Set-Content "$TestDrive/one.yaml"
            "id: two`nname: Two`nlifecycle_state: draft`n" | Set-Content "$TestDrive/two.yaml"
            Test-GcFlow -Path "$TestDrive/one.yaml", "$TestDrive/two.yaml" | Should -BeNullOrEmpty
            (Test-GcFlow -Path "$TestDrive/one.yaml").Rule | Should -Be 'ReferenceMissing'
        }

        It 'finds a violation of the rule <rule> at <path>' -ForEach @(
            @{ rule = 'Type'; path = 'name'; yaml = "id: payments`nname: 5" }
            @{ rule = 'Type'; path = 'blocks'; yaml = "id: payments`nblocks: x" }
            @{ rule = 'Type'; path = 'blocks[0].children[0].id'; yaml = "id: payments`nblocks: [{id: a, type: X, children: [{id: 5, type: X}]}]" }
            @{ rule = 'Required'; path = 'name'; yaml = "id: payments`nname: ''" }
            @{ rule = 'Spelling'; path = 'lifecycleState'; yaml = "id: payments`nlifecycleState: draft" }
            @{ rule = 'Lifecycle'; path = 'lifecycle_state'; yaml = "id: legacy-ivr`nlifecycle_state: published" }
            @{ rule = 'DuplicateBlock'; path = 'blocks[1].children[0].id'; yaml = "id: payments`nblocks: [{id: a, type: X}, {id: b, type: X, children: [{id: a, type: X}]}]" }
            @{ rule = 'ReferenceMissing'; path = 'blocks[0].reference'; yaml = "id: payments`nblocks: [{id: a, type: X, reference: nope}]" }
            @{ rule = 'ReferenceCycle'; path = 'references[0]'; yaml = "id: customer-survey`nreferences: [callback]" }
        ) {
            $yaml | Set-Content "$TestDrive/rule.yaml"
            $finding = Test-GcFlow -Path "$TestDrive/rule.yaml"
            $finding.Rule | Should -Be $rule
            $finding.Path | Should -Be $path
            $finding.Line | Should -BeGreaterThan 0
            $finding.Column | Should -BeGreaterThan 0
        }
    }

    Context 'with flows of the organization' {
        It 'takes flows and ids from the pipeline, and has no findings for valid flows' {
            Get-GcFlow | Test-GcFlow | Should -BeNullOrEmpty
            'main-ivr', 'payments' | Test-GcFlow -Quiet | Should -Be $true, $true
        }

        It 'finds broken references' {
            Edit-SandboxFlow $sandbox payments @{ references = @('gone') }
            Edit-SandboxFlow $sandbox callback @{ lifecycle_state = 'archived' }
            $findings = Get-GcFlow | Test-GcFlow
            $findings | Where-Object FlowId -EQ payments | ForEach-Object Rule | Should -Be 'ReferenceMissing'
            ($findings | Where-Object FlowId -EQ main-ivr).Rule | Select-Object -Unique | Should -Be 'ReferenceInactive'
            $findings[0].File | Should -BeNullOrEmpty
            $findings[0].Line | Should -BeNullOrEmpty
        }

        It 'reports the whole path of a reference cycle' {
            Edit-SandboxFlow $sandbox authenticate-caller @{ references = @('spanish-ivr') }
            ('authenticate-caller' | Test-GcFlow).Message | Should -BeLike '*authenticate-caller → spanish-ivr → order-status → authenticate-caller:*'
        }

        It 'tests a flow with parameters applied' {
            ('payments', 'legacy-ivr' | Test-GcFlow -LifecycleState published).FlowId | Should -Be 'legacy-ivr'
            (Test-GcFlow payments -Reference nope).Rule | Should -Be 'ReferenceMissing'
        }

        It 'reports an id without a flow, and writes $false with -Quiet' {
            'nope', 'payments' | Test-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            'nope', 'payments' | Test-GcFlow -Quiet | Should -Be $false, $true
        }

        It 'tests table rows' {
            "Id,LifecycleState`npayments,draft`nlegacy-ivr,published" | ConvertFrom-Csv | Test-GcFlow -Quiet | Should -Be $true, $false
        }
    }

    It 'shows findings as a table for each flow' {
        "id: payments`nreferences:`n  - nope`n" | Set-Content "$TestDrive/table.yaml"
        $text = Test-GcFlow -Path "$TestDrive/table.yaml" | Out-String -Width 120
        $text | Should -Match 'Flow: payments'
        $text | Should -Match 'Rule\s+Location\s+Finding'
        $text | Should -Match "ReferenceMissing\s+table\.yaml:3:5\s+references\[0\]: flow 'nope' does not exist"
    }

    It 'ends with one error when the host cannot be reached' {
        $refused = Connect-GcOrg -BaseUri 'http://127.0.0.1:9' -AccessToken (ConvertTo-SecureString 'token' -AsPlainText) -PassThru
        try {
            $failure = { 'main-ivr', 'payments' | Test-GcFlow -Quiet -Connection $refused } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Api.Unreachable,*'
        }
        finally { $sandbox | Connect-GcOrg }
    }
}
