# The cmdlets have parameters of the engine's types, and the engine lies apart in its own load
# context. PowerShell looks at the cmdlets' types before it runs anything of their assembly, so the
# way to the engine is laid here, by a nested module, which is loaded first.
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Join($PSScriptRoot, 'GenesysArchitect.Cmdlets.dll'))
[GenesysArchitect.Cmdlets.Loading.EngineLoadContext]::Enable()
