BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox
    $secret = $sandbox.Credential.GetNetworkCredential().Password
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Connect-GcOrg' {
    AfterEach {
        Disconnect-GcOrg
        Reset-Sandbox $sandbox
    }

    It 'takes a sandbox from the pipeline and obtains one token' {
        $org = $sandbox | Connect-GcOrg -PassThru
        $org.BaseAddress | Should -Be $sandbox.BaseUri
        (Get-GcOrg).Name | Should -Be $sandbox.Name
        $null = Get-GcBundleDeployment
        @(Get-SandboxRequest $sandbox POST '/oauth/token').Count | Should -Be 1
    }

    It 'writes nothing without -PassThru' {
        $sandbox | Connect-GcOrg | Should -BeNullOrEmpty
    }

    It 'requests a token in the <_> style' -ForEach 'Basic', 'Form', 'Json' {
        Connect-GcOrg -BaseUri $sandbox.BaseUri -Credential $sandbox.Credential -TokenStyle $_
        $request = Get-SandboxRequest $sandbox POST | Select-Object -First 1
        $request.path | Should -Be ($_ -eq 'Json' ? '/api/v2/oauth/token' : '/oauth/token')
        $request.status | Should -Be 200
    }

    It 'takes client id and secret as separate parameters' {
        Connect-GcOrg -BaseUri $sandbox.BaseUri -ClientId $sandbox.Credential.UserName -ClientSecret $sandbox.Credential.Password
        (Get-GcOrg).ClientId | Should -Be $sandbox.Credential.UserName
    }

    It 'uses an access token unchanged, and sends no credentials' {
        $token = (Invoke-RestMethod "$($sandbox.BaseUri)oauth/token" -Method Post -Body @{ grant_type = 'client_credentials'; client_id = $sandbox.Credential.UserName; client_secret = $secret }).access_token
        Connect-GcOrg -BaseUri $sandbox.BaseUri -AccessToken (ConvertTo-SecureString $token -AsPlainText)
        { Get-GcBundleDeployment } | Should -Not -Throw
        @(Get-SandboxRequest $sandbox POST '/oauth/token').Count | Should -Be 1
    }

    It 'takes missing parameters from the environment' {
        $env:GENESYS_CLOUD_BASE_URL = $sandbox.BaseUri
        $env:GENESYS_CLOUD_CLIENT_ID = $sandbox.Credential.UserName
        $env:GENESYS_CLOUD_CLIENT_SECRET = $secret
        try {
            Connect-GcOrg
            (Get-GcOrg).BaseAddress | Should -Be $sandbox.BaseUri
        }
        finally {
            $env:GENESYS_CLOUD_BASE_URL = $env:GENESYS_CLOUD_CLIENT_ID = $env:GENESYS_CLOUD_CLIENT_SECRET = $null
        }
    }

    It 'keeps a connection for each runspace' {
        $sandbox | Connect-GcOrg
        $shell = [powershell]::Create()
        try {
            $other = $shell.AddScript("Import-Module '$ModuleFolder'; Get-GcOrg").Invoke()
            $other.Count | Should -Be 0
        }
        finally { $shell.Dispose() }
        Get-GcOrg | Should -Not -BeNullOrEmpty
    }

    It 'rejects a wrong secret with a remedy, and keeps no connection' {
        $wrong = [pscredential]::new($sandbox.Credential.UserName, (ConvertTo-SecureString 'not-the-secret' -AsPlainText))
        $failure = { Connect-GcOrg -BaseUri $sandbox.BaseUri -Credential $wrong } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Auth.CredentialsRefused,*'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*OAuth*'
        "$failure" | Should -Not -BeLike '*not-the-secret*'
        Get-GcOrg | Should -BeNullOrEmpty
    }

    It 'rejects unencrypted http to another machine' {
        $failure = { Connect-GcOrg -BaseUri 'http://api.example.com' -Credential $sandbox.Credential } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Connection.Insecure,*'
    }

    It 'lists the known regions when one is unknown' {
        $failure = { Connect-GcOrg -Region mars-north-1 -Credential $sandbox.Credential } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Connection.Invalid,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*eu-central-1*'
    }

    It 'rejects a region together with an address' {
        $failure = { Connect-GcOrg -Region eu-central-1 -BaseUri $sandbox.BaseUri -Credential $sandbox.Credential } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Connection.Invalid,*'
    }

    It 'reports an unreachable host as a terminating error' {
        $failure = { Connect-GcOrg -BaseUri 'http://127.0.0.1:9' -AccessToken (ConvertTo-SecureString 'token' -AsPlainText); Get-GcBundleDeployment -Connection (Get-GcOrg) } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Api.Unreachable,*'
    }

    It 'completes the names of regions' {
        $completion = TabExpansion2 'Connect-GcOrg -Region eu-c' 22
        $completion.CompletionMatches.CompletionText | Should -Contain 'eu-central-1'
    }
}

Describe 'Secrets' {
    It 'never reach -Verbose, -Debug, an error, a property or a transcript' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $text = Invoke-Child -Command @"
            `$env:GENESYS_CLOUD_BASE_URL = '$($sandbox.BaseUri)'; `$env:GENESYS_CLOUD_CLIENT_ID = '$($sandbox.Credential.UserName)'
            Start-Transcript '$transcript' | Out-Null
            Connect-GcOrg -PassThru -Verbose -Debug | Format-List * -Force
            Get-GcOrg | ConvertTo-Json -Depth 5 -WarningAction Ignore
            Invoke-GcBundleDeployment northwind-ivr dev -Verbose -Debug -Confirm:`$false
            Get-GcBundleDeployment -DeploymentId nope -Verbose -Debug
            Get-Error | Out-String
            Stop-Transcript | Out-Null
"@.Replace('Start-Transcript', "`$env:GENESYS_CLOUD_CLIENT_SECRET = [Environment]::GetEnvironmentVariable('SANDBOX_SECRET'); Start-Transcript")
        $text | Should -Not -BeNullOrEmpty
        $everything = $text + (Get-Content $transcript -Raw)
        $everything | Should -BeLike '*/api/v2/architect/bundles/*'
        $everything | Should -Not -BeLike "*$secret*"
        $everything | Should -Not -Match 'Bearer \S|Basic [A-Za-z0-9+/]{8}'
        $everything | Should -BeLike '*Gc.Api.NotFound*'
    }

    BeforeAll { $env:SANDBOX_SECRET = $secret }
    AfterAll { $env:SANDBOX_SECRET = $null }

    It 'selects the platform: unsupported operations fail with the platform that supports them' {
        $org = $sandbox | Connect-GcOrg -Platform GenesysCloud -PassThru
        $org.Platform | Should -Be 'GenesysCloud'
        { Get-GcFlow main-ivr -Connection $org -ErrorAction Stop } | Should -Throw -ErrorId 'Gc.Input.NotSupported*'
        $error[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Platform ArchitectureManager*'
    }

    It 'takes the platform of a sandbox from the sandbox, whatever the environment specifies' {
        $env:GENESYS_CLOUD_PLATFORM = 'GenesysCloud'
        try { ($sandbox | Connect-GcOrg -PassThru).Platform | Should -Be 'ArchitectureManager' }
        finally { $env:GENESYS_CLOUD_PLATFORM = $null }
    }
}
