BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.1'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Get-GcBotVersion' {
    BeforeEach { Reset-Sandbox $sandbox }

    It 'lists the versions of a bot and their states, and changes nothing' {
        $versions = Get-GcBotVersion order-bot
        $versions.VersionId | Should -Be '1.0', '1.1', '1.2', '1.3', '2.0'
        "$($versions.State)" | Should -Be 'superseded superseded published failed draft'
        $versions[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Bots.GcBotVersion'
        $versions.BotId | Select-Object -Unique | Should -Be 'order-bot'
        Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
    }

    It 'lets a script distinguish the states by name' {
        (Get-GcBotVersion order-bot | Where-Object State -eq published).VersionId | Should -Be '1.2'
        (Get-GcBotVersion faq-bot | Where-Object State -eq DRAFT).VersionId | Should -Be '3.2', '4.0'
        (Get-GcBotVersion faq-bot | Where-Object State -in draft, published).Count | Should -Be 3
    }

    It 'reads versions by id, with the errors of the platform' {
        $read = Get-GcBotVersion order-bot '1.3', '1.2'
        $read.VersionId | Should -Be '1.3', '1.2'
        $read[0].Errors[0].Code | Should -Be 'bot.flow.endpoint.missing'
        $read[0].Errors[0].Message | Should -BeLike '*Change Delivery*'
        $read[1].Errors.Count | Should -Be 0
        @(Get-SandboxRequest $sandbox GET).path | Should -Be '/api/v2/conversations/bots/order-bot/versions/1.3', '/api/v2/conversations/bots/order-bot/versions/1.2'
    }

    It 'takes bots from the pipeline' {
        ('order-bot', 'faq-bot' | Get-GcBotVersion | Where-Object State -eq published).VersionId | Should -Be '1.2', '3.1'
        ([pscustomobject] @{ BotId = 'faq-bot'; VersionId = '4.0' } | Get-GcBotVersion).State | Should -Be 'draft'
    }

    It 'reads a version again from the pipeline' {
        $before = Get-GcBotVersion faq-bot 4.0
        $null = Publish-GcBotVersion faq-bot 4.0
        ($before | Get-GcBotVersion).State | Should -Be 'published'
        $before.State | Should -Be 'draft'
    }

    It 'reports a missing bot or version with a remedy, and continues' {
        $found = 'nope', 'faq-bot' | Get-GcBotVersion -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Count | Should -Be 4
        $found += Get-GcBotVersion faq-bot '9.9', '4.0' -ErrorVariable +failures -ErrorAction SilentlyContinue
        $found.Count | Should -Be 5
        $failures.Count | Should -Be 2
        $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be 'Gc.Api.NotFound', 'Gc.Api.NotFound'
        $failures.CategoryInfo.Category | Select-Object -Unique | Should -Be 'ObjectNotFound'
        $failures.TargetObject | Should -Be 'nope', 'faq-bot@9.9'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-VersionId*'
    }

    It 'does not let an id like .. change the path' {
        Get-GcBotVersion '..' -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.IdInvalid,*'
        Get-SandboxRequest $sandbox GET | Should -BeNullOrEmpty
    }

    It 'reports the missing permission' {
        Set-Sandbox $sandbox rules @{ method = 'GET'; fault = 'ErrorStatus'; status = 403 } POST
        Get-GcBotVersion order-bot -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.PermissionMissing,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*conversations:bot:read*'
    }

    It 'shows versions as a table that fits a narrow window' {
        $lines = (Get-GcBotVersion order-bot | Out-String -Width 80) -split "`n"
        $lines | Where-Object { $_ -match '^order-bot +1\.2 +published' } | Should -HaveCount 1
        $lines | Where-Object { $_.Trim() } | Should -HaveCount 7
    }

    Context 'when the host cannot list versions' {
        BeforeAll { $listless = Start-GcSandbox -Option '--no-bot-list', '--rate-limit', '100000' | Connect-GcOrg -PassThru }

        AfterAll { $sandbox | Connect-GcOrg }

        It 'reports it with a remedy' {
            Get-GcBotVersion order-bot -Connection $listless -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$($failures[0])" | Should -BeLike '*does not list versions*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-VersionId*'
        }

        It 'reads versions by id' {
            (Get-GcBotVersion order-bot 1.2 -Connection $listless).State | Should -Be 'published'
        }
    }
}
