BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.2
    $sandbox | Connect-GcOrg

    # A receiver that gives the specified responses, and records the requests.
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Threading.Tasks;
public sealed class PesterReceiver
{
    private readonly HttpListener _listener = new HttpListener();
    public ConcurrentQueue<string[]> Received { get; } = new ConcurrentQueue<string[]>();
    public Func<int, int> Status { get; set; } = n => 204;
    public void Start(string prefix) { _listener.Prefixes.Add(prefix); _listener.Start(); _ = Task.Run(Serve); }
    public void FailNineInTen() { Status = n => n % 10 == 0 ? 200 : 503; }
    public void Answer(int status) { Status = n => status; }
    public void Stop() { _listener.Close(); }
    private async Task Serve()
    {
        try
        {
            for (var n = 1; ; n++)
            {
                var call = await _listener.GetContextAsync();
                var body = await new StreamReader(call.Request.InputStream).ReadToEndAsync();
                var status = Status(n);
                var headers = call.Request.Headers;
                Received.Enqueue(new[] { headers["X-GenesysArchitect-Delivery"], headers["X-GenesysArchitect-Timestamp"], headers["X-GenesysArchitect-Signature"], body, status.ToString() });
                call.Response.StatusCode = status;
                call.Response.Close();
            }
        }
        catch (Exception) { }
    }
}
'@

    # A port that is bound, but has no listener until Start-Receiver.
    function Lock-Port {
        $socket = [System.Net.Sockets.Socket]::new('InterNetwork', 'Stream', 'Tcp')
        $socket.Bind([ipendpoint]::new([ipaddress]::Loopback, 0))
        $socket
    }

    function Start-Receiver([System.Net.Sockets.Socket] $Port, [string] $Address) {
        $receiver = [PesterReceiver]::new()
        $Port.Dispose()
        $receiver.Start($Address)
        $receiver
    }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Send-GcPendingWebhook' {
    BeforeEach {
        $env:GENESYS_STATE_PATH = Join-Path $TestDrive ([guid]::NewGuid())
        $port = Lock-Port
        $address = "http://127.0.0.1:$($port.LocalEndPoint.Port)/capability/"
        $null = 'callback', 'payments', 'main-ivr' | Set-GcFlow -Name 'Renamed' -NotifyUri $address -NotifyTimeout 0.1 -WarningAction SilentlyContinue
        $pending = Get-GcPendingWebhook
        $receiver = Start-Receiver $port $address
    }

    AfterEach {
        $receiver.Stop()
        $env:GENESYS_STATE_PATH = $null
        Reset-Sandbox $sandbox
    }

    It 'sends pending deliveries in order to a receiver that fails nine times out of ten, and writes them' {
        $receiver.FailNineInTen()
        $sent = Send-GcPendingWebhook -Timeout 1h
        $sent.Status | Select-Object -Unique | Should -Be 'Delivered'
        $sent.DeliveryId | Should -Be $pending.DeliveryId
        $accepted = @($receiver.Received | Where-Object { $_[4] -eq '200' } | ForEach-Object { $_[0] })
        $accepted | Should -Be $pending.DeliveryId
        Get-GcPendingWebhook | Should -BeNullOrEmpty
    }

    It 'sends the deliveries of the endpoints in the pipeline' {
        Get-GcPendingWebhook -HostName nowhere | Send-GcPendingWebhook | Should -BeNullOrEmpty
        $receiver.Received.Count | Should -Be 0
        (Get-GcPendingWebhook | Send-GcPendingWebhook) | Should -HaveCount $pending.Count
        $receiver.Received.Count | Should -Be $pending.Count
    }

    It 'sends nothing with -WhatIf' {
        Send-GcPendingWebhook -WhatIf | Should -BeNullOrEmpty
        $receiver.Received.Count | Should -Be 0
    }

    It 'reports what is pending after the timeout, and keeps it' {
        $receiver.Answer(500)
        $started = Start-Command 'Send-GcPendingWebhook -Timeout 1h'
        Wait-Until { (Get-GcPendingWebhook)[0].LastError -like '*500*' } -Because 'the receiver has answered once'
        Stop-Command $started
        Send-GcPendingWebhook -Timeout 0.1 -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Webhook.Undelivered,*'
        "$failures" | Should -BeLike '*answered 500*'
        "$failures" | Should -Not -Match 'capability'
        Get-GcPendingWebhook | Should -HaveCount $pending.Count
    }

    It 'is blocked by a rejected delivery' {
        $receiver.Answer(410)
        $started = Start-Command 'Send-GcPendingWebhook -Timeout 1h'
        Wait-Until { (Get-GcPendingWebhook)[0].Status -eq 'Refused' } -Because 'the receiver has refused the first'
        Stop-Command $started
        (Get-GcPendingWebhook).Status | Should -Be @('Refused'; @('Pending') * ($pending.Count - 1))
        @($receiver.Received | ForEach-Object { $_[0] } | Select-Object -Unique) | Should -Be $pending[0].DeliveryId
        $receiver.Answer(204)
        (Send-GcPendingWebhook -SkipRefused -ErrorAction SilentlyContinue).DeliveryId | Should -Be ($pending | Select-Object -Skip 1).DeliveryId
        (Send-GcPendingWebhook).DeliveryId | Should -Be $pending[0].DeliveryId
    }

    It 'signs with the secret of <from>' -ForEach @(
        @{ from = 'the parameter'; given = { @{ NotifySecret = (ConvertTo-SecureString 'key-to-sign-with' -AsPlainText) } } }
        @{ from = 'the environment'; given = { $env:GENESYS_WEBHOOK_SECRET = 'key-to-sign-with'; @{} } }
    ) {
        $arguments = & $given
        try { $null = Send-GcPendingWebhook @arguments }
        finally { $env:GENESYS_WEBHOOK_SECRET = $null }
        $hmac = [System.Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes('key-to-sign-with'))
        foreach ($call in $receiver.Received) {
            $expected = [Convert]::ToHexString($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes("$($call[1]).$($call[0]).$($call[3])"))).ToLowerInvariant()
            $call[2] | Should -Be "sha256=$expected"
        }
    }
}

Describe 'Notifications' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $env:GENESYS_STATE_PATH = Join-Path $TestDrive ([guid]::NewGuid())
        $port = Lock-Port
        $address = "http://127.0.0.1:$($port.LocalEndPoint.Port)/capability/"
        $receiver = Start-Receiver $port $address
    }

    AfterEach {
        $receiver.Stop()
        $env:GENESYS_STATE_PATH = $null
    }

    It 'are sent for a failed deployment even if the error stops the pipeline' {
        Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'failed' } }
        { Invoke-GcBundleDeployment northwind-ivr dev -NotifyUri $address -ErrorAction Stop } | Should -Throw
        @($receiver.Received)[0][3] | Should -BeLike '*deployment.completed*'
    }

    It 'are sent by Stop-, Undo- and Publish- cmdlets, in the format of the environment variable' {
        $env:GENESYS_WEBHOOK_URL = $address
        $env:GENESYS_WEBHOOK_FORMAT = 'Slack'
        try {
            $null = Publish-GcBotVersion order-bot 2.0
            $null = Invoke-GcBundleDeployment northwind-ivr dev | Undo-GcBundleDeployment
        }
        finally { $env:GENESYS_WEBHOOK_URL = $env:GENESYS_WEBHOOK_FORMAT = $null }
        $texts = @($receiver.Received | ForEach-Object { ($_[3] | ConvertFrom-Json).text })
        $texts[0] | Should -BeLike 'Bot published: order-bot 2.0'
        $texts[1] | Should -BeLike 'Deployment COMPLETED: northwind-ivr*'
        $texts[2] | Should -BeLike 'Deployment ROLLED_BACK: northwind-ivr*'
    }
}
