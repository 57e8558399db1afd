# The cmdlets have parameters with types of the engine, which is loaded into its own load
# context. PowerShell inspects the cmdlets' types before it runs any code of their assembly, so the
# load context is registered here, by a nested module, which is loaded first.
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Join($PSScriptRoot, 'GenesysArchitect.Cmdlets.dll'))
[GenesysArchitect.Cmdlets.Loading.EngineLoadContext]::Enable()
