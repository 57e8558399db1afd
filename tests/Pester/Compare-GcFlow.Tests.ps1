BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Compare-GcFlow' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
    }

    AfterEach { Get-SandboxWrite $sandbox | Where-Object path -NE '/api/v2/architect/flows' | Should -BeNullOrEmpty }

    Context 'between sources' {
        It 'shows what has changed in the organization since its snapshots were written' {
            $null = Export-GcFlow $folder
            Compare-GcFlow $folder | Should -BeNullOrEmpty
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash'; color = 'blue'; description = $null }
            $differences = Compare-GcFlow $folder
            $differences[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Cmdlets.Flows.GcFlowDifference'
            $differences.FlowId | Select-Object -Unique | Should -Be 'payments'
            $byPath = $differences | Group-Object Path -AsHashTable
            $byPath.name.Kind | Should -Be 'Modified'
            $byPath.name.Left | Should -Be 'Payments'
            $byPath.name.Right | Should -Be 'Cash'
            $byPath.name.Change | Should -Be '"Payments" → "Cash"'
            $byPath.color.Kind | Should -Be 'Added'
            $byPath.color.Left | Should -BeNullOrEmpty
            $byPath.color.Right | Should -Be 'blue'
            $byPath.description.Kind | Should -Be 'Removed'
            $byPath.Count | Should -Be 3
        }

        It 'compares a YAML folder with a JSON folder, without a connection' {
            $null = Export-GcFlow "$folder/old"
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash' }
            $null = Export-GcFlow "$folder/new" -Format Json
            Disconnect-GcOrg
            try {
                $difference = Compare-GcFlow "$folder/old" "$folder/new"
                $difference.FlowId | Should -Be 'payments'
                $difference.Path | Should -Be 'name'
                (Compare-GcFlow "$folder/new" "$folder/old").Right | Should -Be 'Payments'
                { Compare-GcFlow "$folder/old" } | Should -Throw -ErrorId 'Gc.Connection.Missing,*'
            }
            finally { $sandbox | Connect-GcOrg }
        }

        It 'compares two organizations' {
            $second = Start-GcSandbox -Option '--rate-limit', '100000'
            $other = $second | Connect-GcOrg -PassThru
            try {
                Edit-SandboxFlow $second payments @{ name = 'Cash' }
                New-SandboxFlow $second @{ id = 'night-ivr' }
                $differences = Compare-GcFlow $org $other
                $differences.FlowId | Should -Be 'night-ivr', 'payments'
                $differences.Kind | Should -Be 'Added', 'Modified'
                (Compare-GcFlow $org).FlowId | Should -Be 'night-ivr', 'payments'
                (Compare-GcFlow $org $other -Id payments, callback).Path | Should -Be 'name'
                @(Get-SandboxRequest $second GET '/api/v2/architect/flows/*').path | Select-Object -Last 2 | Sort-Object | Should -Be '/api/v2/architect/flows/callback', '/api/v2/architect/flows/payments'
            }
            finally {
                $sandbox | Connect-GcOrg
                $second | Stop-GcSandbox
            }
        }

        It 'compares a single snapshot with the organization, and no other flow' {
            $file = Export-GcFlow $folder -Id payments
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash' }
            Edit-SandboxFlow $sandbox callback @{ name = 'Call me' }
            Invoke-RestMethod "$($sandbox.BaseUri)sandbox/requests" -Method Delete
            (Compare-GcFlow $file).FlowId | Should -Be 'payments'
            (Compare-GcFlow $file.FullName).FlowId | Should -Be 'payments'
            @(Get-SandboxRequest $sandbox GET).path | Select-Object -Unique | Should -Be '/api/v2/architect/flows/payments'
        }

        It 'compares flow objects, and no other flow' {
            $flows = Get-GcFlow payments, callback
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash' }
            Edit-SandboxFlow $sandbox returns @{ name = 'Back' }
            (Compare-GcFlow $flows).FlowId | Should -Be 'payments'
            (Compare-GcFlow $flows[0] (Get-GcFlow payments)).Path | Should -Be 'name'
            Compare-GcFlow $flows[1] | Should -BeNullOrEmpty
        }

        It 'takes the source that no parameter specifies from the pipeline' {
            $null = Export-GcFlow $folder
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash' }
            Edit-SandboxFlow $sandbox callback @{ name = 'Call me' }
            (Get-GcFlow payments, returns | Compare-GcFlow $folder).Right | Should -Be 'Cash'
            (Get-GcFlow payments, returns | Compare-GcFlow -Left $folder).Right | Should -Be 'Cash'
            (Get-GcFlow payments, returns | Compare-GcFlow -Right $folder).Left | Should -Be 'Cash'
            $read = Get-GcFlow payments, callback
            Edit-SandboxFlow $sandbox callback @{ name = 'Ring me' }
            ($read | Compare-GcFlow).Right | Should -Be 'Ring me'
            @() | Compare-GcFlow $folder | Should -BeNullOrEmpty
            @() | Compare-GcFlow | Should -BeNullOrEmpty
        }

        It 'compares the flows of an artifact registry file: <_>' -ForEach 'a list', 'flows', 'entities with definitions as text', 'by id' {
            $payments, $callback = Get-GcFlow payments, callback | ForEach-Object { $_.Document.ToString() | ConvertFrom-Json }
            $callback.name = 'Call me'
            $null = New-Item $folder -ItemType Directory
            $registry = switch ($_) {
                'a list' { ConvertTo-Json @($payments, $callback) -Depth 30 }
                'flows' { @{ version = 1; flows = @($payments, $callback) } | ConvertTo-Json -Depth 30 }
                'entities with definitions as text' { @{ entities = $payments, $callback | ForEach-Object { @{ id = $_.id; version = '2.1'; flow = ConvertTo-Json $_ -Depth 30 } } } | ConvertTo-Json -Depth 30 }
                'by id' { @{ payments = $payments; callback = $callback } | ConvertTo-Json -Depth 30 }
            }
            $registry | Set-Content "$folder/registry.json"
            $differences = Compare-GcFlow "$folder/registry.json" (Get-GcFlow payments, callback)
            $differences.FlowId | Should -Be 'callback'
            $differences.Left | Should -Be 'Call me'
        }
    }

    Context 'differences' {
        It 'ignores versions and the order of properties' {
            $file = Export-GcFlow $folder -Id payments -Format Json
            $document = Get-Content $file -Raw | ConvertFrom-Json -AsHashtable
            $document._version = 99
            $turned = [ordered] @{}
            $document.Keys | Sort-Object -Descending | ForEach-Object { $turned[$_] = $document[$_] }
            $turned | ConvertTo-Json -Depth 30 | Set-Content $file
            Compare-GcFlow $file | Should -BeNullOrEmpty
        }

        It 'reports an inserted block, but not the blocks after it' {
            $before = Get-GcFlow main-ivr
            $blocks = $before.Definition.blocks
            $blocks.Insert(0, @{ id = 'new'; type = 'PlayAudio' })
            $blocks[4].children.Insert(1, @{ id = 'choice-new'; type = 'MenuChoice' })
            Edit-SandboxFlow $sandbox main-ivr @{ blocks = $blocks }
            $differences = Compare-GcFlow $before $org
            $differences.Path | Sort-Object | Should -Be 'blocks[main-menu].children[choice-new]', 'blocks[new]'
            $differences.Kind | Select-Object -Unique | Should -Be 'Added'
        }

        It 'reports a different order of blocks' {
            $before = Get-GcFlow order-status
            $turned = (Get-GcFlow order-status).Definition.blocks
            $turned.Reverse()
            Edit-SandboxFlow $sandbox order-status @{ blocks = $turned }
            $difference = Compare-GcFlow $before
            $difference.Kind | Should -Be 'Reordered'
            $difference.Path | Should -Be 'blocks'
        }

        It 'reports a flow that only one source has as a whole' {
            $null = Export-GcFlow $folder -Id payments, callback
            Remove-Item "$folder/callback.yaml"
            @{ id = 'gone'; name = 'Gone'; lifecycle_state = 'draft' } | ConvertTo-Json | Set-Content "$folder/gone.json"
            $differences = Compare-GcFlow $folder -Id payments, callback, gone
            $differences.FlowId | Should -Be 'callback', 'gone'
            $differences.Path | Should -Be '$', '$'
            $differences.Kind | Should -Be 'Added', 'Removed'
            $differences[0].Left | Should -BeNullOrEmpty
            ($differences[0].Right | ConvertFrom-Json).name | Should -Be 'Callback'
        }

        It 'has typed values: numbers and booleans; lists and objects as JSON' {
            $null = New-Item $folder -ItemType Directory
            '{"id": "x", "a": 1, "b": true, "c": 2.5, "d": null, "e": {"f": 1}}' | Set-Content "$folder/left.json"
            '{"id": "x", "a": 2, "b": false, "c": 3, "d": "text", "e": [1, 2]}' | Set-Content "$folder/right.json"
            $differences = Compare-GcFlow "$folder/left.json" "$folder/right.json" | Group-Object Path -AsHashTable
            $differences.a.Left | Should -BeOfType [long]
            $differences.b.Right | Should -BeFalse
            $differences.c.Left | Should -Be 2.5
            $differences.d.Right | Should -Be 'text'
            ($differences.e.Left | ConvertFrom-Json).f | Should -Be 1
            $differences.e.Right | ConvertFrom-Json | Should -Be 1, 2
        }

        It 'writes one object with both documents for each flow with -PassThru' {
            $null = Export-GcFlow $folder -Id payments, callback
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash'; color = 'blue' }
            $comparison = Compare-GcFlow $folder -Id payments, callback -PassThru
            $comparison.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Flows.GcFlowComparison'
            $comparison.FlowId | Should -Be 'payments'
            $comparison.Differences.Count | Should -Be 2
            $comparison.Differences[0].Path | Should -BeIn 'name', 'color'
            $comparison.Left.Version | Should -Be 6
            $comparison.Right.Name | Should -Be 'Cash'
            $comparison | Out-String -Width 120 | Should -Match 'payments\s+version 6\s+version 7\s+2'
        }
    }

    Context 'errors' {
        It 'reports a flow that neither source has' {
            $null = Export-GcFlow $folder -Id payments
            Compare-GcFlow $folder -Id nope, payments -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            $failures[0].TargetObject | Should -Be 'nope'
        }

        It 'reports a flow that cannot be read, and compares the others' {
            $null = Export-GcFlow $folder
            Edit-SandboxFlow $sandbox callback @{ name = 'Call me' }
            Set-Sandbox $sandbox rules @{ path = '/api/v2/architect/flows/payments'; fault = 'ErrorStatus'; status = 403 } POST
            (Compare-GcFlow $folder -ErrorVariable failures -ErrorAction SilentlyContinue).FlowId | Should -Be 'callback'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.PermissionMissing,*'
        }

        It 'rejects <what>' -ForEach @(
            @{ what = 'a path that does not exist'; name = 'none'; id = 'Gc.Input.DocumentInvalid'; says = '*none*' }
            @{ what = 'an invalid file'; name = 'broken.yaml'; text = "id: payments`nblocks: [`n"; id = 'Gc.Input.DocumentInvalid'; says = '*broken.yaml:*:*: *' }
            @{ what = 'a file without flows'; name = 'other.json'; text = '{"title": "x"}'; id = 'Gc.Input.DocumentInvalid'; says = '*no flows*' }
            @{ what = 'a folder with a file that is not a flow'; name = '.'; text = '{"title": "x"}'; file = 'other.json'; id = 'Gc.Input.DocumentInvalid'; says = '*other.json*' }
            @{ what = 'an object that is not a flow'; given = { 5 }; id = 'Gc.Input.ValueInvalid'; says = '*-Left*not a source of flows*' }
            @{ what = 'several folders'; given = { 'a', 'b' }; id = 'Gc.Input.ValueInvalid'; says = '*-Left*not a source of flows*' }
        ) {
            $null = New-Item $folder -ItemType Directory
            if ($text) { $text | Set-Content "$folder/$($file ?? $name)" }
            $left = $given ? (& $given) : "$folder/$name"
            Compare-GcFlow $left -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$($failures[0])" | Should -BeLike $says
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'rejects a folder with two snapshots of one flow' {
            $null = Export-GcFlow $folder -Id payments
            $null = Export-GcFlow $folder -Id payments -Format Json
            Compare-GcFlow $folder -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$($failures[0])" | Should -BeLike "*'payments' is also in*"
        }
    }

    Context 'views' {
        BeforeEach {
            $null = Export-GcFlow $folder -Id payments, callback
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash'; description = $null; apiSecret = 'hush' }
            Edit-SandboxFlow $sandbox callback @{ name = 'Call me' }
        }

        It 'shows a table for each flow, with a symbol for each kind' {
            $text = Compare-GcFlow $folder -Id callback, payments | Out-String -Width 120
            $text | Should -Match '(?s)Flow: callback.*~ Modified name: "Callback" → "Call me".*Flow: payments'
            $text | Should -Match '\+ Added +apiSecret: \(hidden\)'
            $text | Should -Match '- Removed +description: "Takes a payment by card; never recorded\."'
            $text | Should -Not -Match 'hush'
        }

        It 'shows the change even if the path is as wide as the terminal' {
            $flow = Get-GcFlow order-status
            $flow.Definition.blocks[2].children[0].children[0].prompt = 'It is near.'
            $null = $flow.Definition | ConvertTo-Json -Depth 30 | Set-Content "$folder/deep.json"
            Compare-GcFlow "$folder/deep.json" | Out-String -Width 80 | Should -BeLike '*"It is near." → *'
        }

        It 'shows a flow that only one source has as the whole flow' {
            Remove-Item "$folder/callback.yaml"
            Compare-GcFlow $folder -Id callback | Out-String -Width 120 | Should -Match '\+ Added +the whole flow: \(7 properties\)'
        }

        It 'uses colors if the terminal supports them' {
            try {
                $PSStyle.OutputRendering = 'Ansi'
                $text = Compare-GcFlow $folder -Id payments | Out-String -Width 120
            }
            finally { $PSStyle.OutputRendering = 'PlainText' }
            $text.Contains("$($PSStyle.Foreground.Green)+ Added$($PSStyle.Reset)") | Should -BeTrue
            $text.Contains("$($PSStyle.Foreground.Red)- Removed$($PSStyle.Reset)") | Should -BeTrue
            $text.Contains("$($PSStyle.Foreground.Yellow)~ Modified$($PSStyle.Reset)") | Should -BeTrue
        }
    }

    It 'stops reading when downstream commands need no more' {
        $null = Export-GcFlow $folder
        Get-GcFlow | ForEach-Object { Edit-SandboxFlow $sandbox $_.Id @{ color = 'blue' } }
        Invoke-RestMethod "$($sandbox.BaseUri)sandbox/requests" -Method Delete
        (Get-SandboxState $sandbox).flows.id -ne 'authenticate-caller' | ForEach-Object { Suspend-SandboxAnswer $sandbox GET "/api/v2/architect/flows/$_" }
        (Receive-Command (Start-Command "Compare-GcFlow '$folder' -ThrottleLimit 2 -Connection `$org | Select-Object -First 1")).Path | Should -Be 'color'
        Resume-SandboxAnswer $sandbox
        @(Get-SandboxRequest $sandbox GET '/api/v2/architect/flows/*').Count | Should -BeLessOrEqual 3
    }
}
