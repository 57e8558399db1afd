BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.2
    $sandbox | Connect-GcOrg

    # This port is bound, but has no listener.
    $taken = [System.Net.Sockets.Socket]::new('InterNetwork', 'Stream', 'Tcp')
    $taken.Bind([ipendpoint]::new([ipaddress]::Loopback, 0))
    $down = "http://127.0.0.1:$($taken.LocalEndPoint.Port)/capability"
}

AfterAll {
    $taken.Dispose()
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcPendingWebhook' {
    BeforeAll {
        $state = Join-Path $TestDrive state
        $env:GENESYS_STATE_PATH = $state
        $notify = @{ NotifyUri = $down; NotifyTimeout = 0.1; NotifySecret = (ConvertTo-SecureString 'a-secret-to-sign-with' -AsPlainText) }
        $flow = Set-GcFlow callback -Name 'Renamed' @notify -WarningVariable warnings -WarningAction SilentlyContinue
        $env:GENESYS_STATE_PATH = $null

        # Wait until the delivery has failed more than once.
        $started = Start-Command "Send-GcPendingWebhook -StatePath '$state' -NotifySecret (ConvertTo-SecureString a-secret-to-sign-with -AsPlainText) -Timeout 1h"
        Wait-Until { (Get-GcPendingWebhook -StatePath $state).Attempts -gt 1 } -Because 'it was tried twice'
        Stop-Command $started
        $all = Get-GcPendingWebhook -StatePath $state
    }

    It 'lists the pending deliveries of an unavailable receiver, which did not affect the run' {
        $flow.Change | Should -Be 'Update'
        $all | Should -HaveCount 1
        $all.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Webhooks.GcPendingWebhook'
        $all.Event | Should -Be 'flow.updated'
        $all.HostName | Should -BeLike '127.0.0.1:*'
        $all.Status | Should -Be 'Pending'
        $all.Format | Should -Be 'Json'
        $all.Attempts | Should -BeGreaterThan 1
        $all.LastError | Should -BeLike 'cannot be reached*'
        { [guid] $all.DeliveryId } | Should -Not -Throw
    }

    It 'was reported once at the end of the run' {
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '1 webhook delivery to 127.0.0.1:*Send-GcPendingWebhook*'
    }

    It 'shows neither the URL nor the secret' {
        "$warnings" + ($all | Format-List * | Out-String) + ($all | Out-String) | Should -Not -Match 'capability|a-secret'
        Get-ChildItem $state -Recurse -File | Get-Content -Raw | Should -Not -Match 'a-secret'
    }

    It 'finds by <name>' -ForEach @(
        @{ name = 'event'; given = @{ Event = 'flow.*' }; count = 1 }
        @{ name = 'another event'; given = @{ Event = 'bot.*' }; count = 0 }
        @{ name = 'host'; given = @{ HostName = 'nowhere', '127.0.0.1:*' }; count = 1 }
        @{ name = 'another host'; given = @{ HostName = '*.example.com' }; count = 0 }
        @{ name = 'status'; given = @{ Status = 'Pending' }; count = 1 }
        @{ name = 'another status'; given = @{ Status = 'Refused' }; count = 0 }
    ) {
        Get-GcPendingWebhook -StatePath $state @given | Should -HaveCount $count
    }

    It 'takes the folder from the environment, and from the current folder' {
        Get-GcPendingWebhook | Should -BeNullOrEmpty
        $env:GENESYS_STATE_PATH = $state
        try { Get-GcPendingWebhook | Should -HaveCount 1 }
        finally { $env:GENESYS_STATE_PATH = $null }
    }

    It 'shows a table' {
        $all | Out-String -Width 160 | Should -Match 'Created +Event +HostName +Status +Attempts +LastError'
    }

    It 'reports an invalid file in the outbox' {
        $broken = Join-Path $TestDrive broken
        $null = New-Item (Join-Path $broken outbox/0123) -ItemType Directory
        '{' | Set-Content (Join-Path $broken outbox/0123/1-x.json)
        { Get-GcPendingWebhook -StatePath $broken -ErrorAction Stop } | Should -Throw -ErrorId 'Gc.Webhook.OutboxInvalid,*'
    }
}

Describe 'Notification parameters' {
    It 'reject <what>, and change nothing' -ForEach @(
        @{ what = 'unencrypted http to another machine'; given = @{ NotifyUri = 'http://hooks.example.com/capability' } }
        @{ what = 'an invalid URL'; given = @{ NotifyUri = 'capability' } }
        @{ what = 'an unknown event'; given = @{ NotifyUri = 'https://hooks.example.com'; NotifyEvent = 'nothing.*' } }
    ) {
        $before = @(Get-SandboxWrite $sandbox).Count
        $failure = { Set-GcFlow callback -Name 'Never' @given -ErrorAction Stop } | Should -Throw -ErrorId 'Gc.Webhook.Invalid,*' -PassThru
        "$failure" | Should -Not -Match 'capability'
        @(Get-SandboxWrite $sandbox).Count | Should -Be $before
    }

    It 'belong to <_>' -ForEach 'Invoke-GcBundleDeployment', 'Stop-GcBundleDeployment', 'Undo-GcBundleDeployment', 'Publish-GcBotVersion', 'Set-GcFlow', 'Invoke-GcManifest' {
        $parameters = (Get-Command $_).Parameters
        foreach ($name in 'NotifyUri', 'NotifyFormat', 'NotifyEvent', 'NotifySecret', 'NotifyTimeout') {
            $parameters.Keys | Should -Contain $name
            (Get-Help $_ -Parameter $name).description.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'do not belong to <_>' -ForEach 'Test-GcBundle', 'Wait-GcBundleDeployment', 'Test-GcFlow', 'Get-GcPlan', 'Test-GcManifest' {
        (Get-Command $_).Parameters.Keys | Should -Not -Contain 'NotifyUri'
    }

    It 'complete the events' {
        (TabExpansion2 'Set-GcFlow -NotifyEvent bot').CompletionMatches.CompletionText | Should -Be 'bot.published', 'bot.rolledback'
    }
}
