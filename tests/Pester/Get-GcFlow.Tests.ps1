BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--flows', '300'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcFlow' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'by id' {
        It 'gets flows in the requested order' {
            (Get-GcFlow payments, main-ivr, callback).Id | Should -Be 'payments', 'main-ivr', 'callback'
        }

        It 'takes ids from the pipeline' {
            ('payments', 'main-ivr' | Get-GcFlow).Name | Should -Be 'Payments', 'Main IVR'
        }

        It 'takes objects with the property <_> from the pipeline' -ForEach 'Id', 'FlowId' {
            ([pscustomobject] @{ $_ = 'payments' }, [pscustomobject] @{ $_ = 'returns' } | Get-GcFlow).Name | Should -Be 'Payments', 'Returns'
        }

        It 'reads a flow again from the pipeline' {
            $before = Get-GcFlow payments
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash' }
            ($before | Get-GcFlow).Name | Should -Be 'Cash'
            $before.Name | Should -Be 'Payments'
        }

        It 'reports a missing flow with a remedy, and continues' {
            $found = 'main-ivr', 'nope', 'payments' | Get-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Id | Should -Be 'main-ivr', 'payments'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failures[0].TargetObject | Should -Be 'nope'
            "$($failures[0])" | Should -BeLike "*'nope'*"
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'reports each of several missing flows once, also when they are requested together' {
            $found = Get-GcFlow nope, main-ivr, nix -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Id | Should -Be 'main-ivr'
            $failures.TargetObject | Should -Be 'nope', 'nix'
        }

        It 'does not let an id like ../x change the path' {
            Get-GcFlow '../x' -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            (Get-SandboxRequest $sandbox GET | Select-Object -Last 1).path | Should -BeLike '/api/v2/architect/flows/*'
            Get-GcFlow '..' -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.IdInvalid,*'
        }

        It 'reads each flow once, and changes nothing' {
            $null = Get-GcFlow main-ivr, payments
            @(Get-SandboxRequest $sandbox GET).path | Sort-Object | Should -Be '/api/v2/architect/flows/main-ivr', '/api/v2/architect/flows/payments'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }
    }

    Context 'by name' {
        It 'supports wildcards, and ignores case' {
            (Get-GcFlow -Name '*IVR').Id | Should -Be 'main-ivr', 'spanish-ivr', 'legacy-ivr'
            (Get-GcFlow -Name 'MAIN ivr').Id | Should -Be 'main-ivr'
            (Get-GcFlow -Name 'Re?urns', 'pay*').Id | Should -Be 'payments', 'returns'
        }

        It 'gets a flow that matches two patterns once' {
            (Get-GcFlow -Name '*IVR', 'main*').Id | Should -Be 'main-ivr', 'spanish-ivr', 'legacy-ivr'
        }

        It 'reports a name without wildcards that no flow has, and gets the others' {
            $found = Get-GcFlow -Name 'Main IVR', 'Nope' -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Id | Should -Be 'main-ivr'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failures[0].TargetObject | Should -Be 'Nope'
        }

        It 'reports nothing when no name matches a pattern' {
            Get-GcFlow -Name 'nothing is called so*' -ErrorVariable failures | Should -BeNullOrEmpty
            $failures.Count | Should -Be 0
        }

        It 'does not read flows with other names' {
            $null = Get-GcFlow -Name 'Main*'
            @(Get-SandboxRequest $sandbox GET '/api/v2/architect/flows/*').path | Should -Be '/api/v2/architect/flows/main-ivr'
        }
    }

    Context 'all' {
        It 'gets all flows of all catalog pages, in catalog order' {
            $all = Get-GcFlow
            $all.Count | Should -Be 314
            $all[0].Id | Should -Be 'main-ivr'
            $all[-1].Id | Should -Be 'generated-00300'
            $all.Id | Select-Object -Unique | Should -HaveCount 314
        }

        It 'stops reading when downstream commands need no more' {
            (Get-SandboxState $sandbox).flows.id -ne 'main-ivr' | Select-Object -First 20 | ForEach-Object { Suspend-SandboxAnswer $sandbox GET "/api/v2/architect/flows/$_" }
            (Receive-Command (Start-Command 'Get-GcFlow -ThrottleLimit 4 -Connection $org | Select-Object -First 1')).Id | Should -Be 'main-ivr'
            Resume-SandboxAnswer $sandbox
            @(Get-SandboxRequest $sandbox GET '/api/v2/architect/flows/*').Count | Should -BeLessOrEqual 5
            @(Get-SandboxRequest $sandbox GET '/api/v2/flows').Count | Should -BeLessOrEqual 2
        }

        It 'writes a flow as soon as it is read' {
            Suspend-SandboxAnswer $sandbox GET '/api/v2/architect/flows/callback'
            (Receive-Command (Start-Command 'Get-GcFlow -Connection $org | Select-Object -First 2')).Id | Should -Be 'main-ivr', 'order-status'
            @(Get-SandboxRequest $sandbox GET '/api/v2/architect/flows/callback').status | Should -Not -Contain 200 -Because 'its answer is still held'
        }

        It 'keeps the order when an early flow is slow' {
            Suspend-SandboxAnswer $sandbox GET '/api/v2/architect/flows/main-ivr'
            $started = Start-Command 'Get-GcFlow -Connection $org | Select-Object -First 3'
            Wait-Until { 200 -in (Get-SandboxRequest $sandbox GET '/api/v2/architect/flows/payments').status } -Because 'a later flow is read'
            Resume-SandboxAnswer $sandbox
            (Receive-Command $started).Id | Should -Be 'main-ivr', 'order-status', 'payments'
        }

        It 'reads one flow after the other with -ThrottleLimit 1' {
            $null = Get-GcFlow -Name '*IVR' -ThrottleLimit 1
            $reads = Get-SandboxRequest $sandbox GET '/api/v2/architect/flows/*'
            $reads.Count | Should -Be 3
            $reads[1].timestamp | Should -BeGreaterThan $reads[0].timestamp
            [datetime] $reads[1].arrivedAt | Should -BeGreaterOrEqual ([datetime] $reads[0].answeredAt)
        }

        It 'continues when one flow cannot be read' {
            Set-Sandbox $sandbox rules @{ path = '/api/v2/architect/flows/payments'; fault = 'ErrorStatus'; status = 403 } POST
            $found = Get-GcFlow -Name 'Main IVR', 'Payments', 'Returns' -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Id | Should -Be 'main-ivr', 'returns'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.PermissionMissing,*'
            $failures[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*architect:flow:read*'
        }

        It 'reads the catalog of a host with numbered pages as well' {
            $numbered = Start-GcSandbox -Option '--rate-limit', '100000', '--flows', '100', '--page-shape', 'numbered'
            $other = Connect-GcOrg -BaseUri $numbered.BaseUri -Credential $numbered.Credential -PassThru
            try {
                @(Get-GcFlow -Connection $other).Count | Should -Be 114
            }
            finally {
                $sandbox | Connect-GcOrg
                $numbered | Stop-GcSandbox
            }
        }
    }

    Context 'as objects' {
        It 'has the properties that every flow has, typed' {
            $flow = Get-GcFlow main-ivr
            $flow.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Flows.GcFlow'
            $flow.Id | Should -Be 'main-ivr'
            $flow.Name | Should -Be 'Main IVR'
            $flow.LifecycleState | Should -Be 'published'
            $flow.Version | Should -Be 14
            $flow.Blocks.Id | Should -Be 'greeting', 'closing-check', 'authenticate', 'main-menu', 'no-input'
            $flow.Blocks[1].Reference | Should -Be 'holiday-closing'
            $flow.Blocks[3].Children[0].Children[0].Id | Should -Be 'to-order-status'
            $flow.References | Should -Contain 'payments'
            $flow.Change | Should -BeNullOrEmpty
            $flow.Previous | Should -BeNullOrEmpty
        }

        It 'can be compared and filtered by state as text' {
            (Get-GcFlow -Name '*IVR' | Where-Object LifecycleState -EQ draft).Id | Should -Be 'spanish-ivr'
        }

        It 'keeps unknown properties' {
            Edit-SandboxFlow $sandbox payments @{ color = @{ of = 'money'; shades = @(1, 2.5, $true, 'x') } }
            $flow = Get-GcFlow payments
            $flow.Document.GetProperty('color').GetProperty('of').GetString() | Should -Be 'money'
            $flow.Definition.color.of | Should -Be 'money'
            $flow.Definition.color.shades | Should -Be 1, 2.5, $true, 'x'
            $flow.Blocks[1].Document.GetProperty('timeout').GetInt32() | Should -Be 30
        }

        It 'shows as a table' {
            $text = Get-GcFlow main-ivr, spanish-ivr | Out-String -Width 120
            $text | Should -Match 'Id\s+Name\s+LifecycleState\s+Version\s+Blocks'
            $text | Should -Match 'main-ivr\s+Main IVR\s+published\s+14\s+5'
            $text | Should -Match 'spanish-ivr\s+Spanish IVR\s+draft\s+2\s+3'
        }

        It 'shows as a list' {
            $text = Get-GcFlow main-ivr | Format-List | Out-String -Width 120
            $text | Should -Match 'Id\s+: main-ivr'
            $text | Should -Match 'Blocks\s+: \{PlayAudio greeting'
            $text | Should -Not -Match 'Change|Previous|Retries'
        }

        It 'shows its blocks as a table' {
            (Get-GcFlow main-ivr).Blocks | Out-String -Width 120 | Should -Match 'main-menu\s+Menu\s+5'
        }
    }

    Context 'with a connection' {
        It 'shares one over ForEach-Object -Parallel' {
            $shared, $module = $org, $ModuleFolder
            $names = 'main-ivr', 'payments', 'returns', 'callback' | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:module
                (Get-GcFlow $_ -Connection $using:shared).Name
            }
            $names | Sort-Object | Should -Be 'Callback', 'Main IVR', 'Payments', 'Returns'
        }

        It 'reports a missing connection as a terminating error' {
            Disconnect-GcOrg
            try {
                $failure = { Get-GcFlow main-ivr } | Should -Throw -PassThru
                $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Connection.Missing,*'
            }
            finally { $sandbox | Connect-GcOrg }
        }

        It 'ends with one error when the host cannot be reached' {
            $refused = Connect-GcOrg -BaseUri 'http://127.0.0.1:9' -AccessToken (ConvertTo-SecureString 'token' -AsPlainText) -PassThru
            try {
                $failure = { Get-GcFlow main-ivr, payments -Connection $refused } | Should -Throw -PassThru
                $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Api.Unreachable,*'
            }
            finally { $sandbox | Connect-GcOrg }
        }
    }
}
