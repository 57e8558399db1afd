namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>The formats of a dependency graph.</summary>
public enum PictureFormat
{
    /// <summary>A self-contained page for a browser, searchable and interactive, without network access.</summary>
    Html,

    /// <summary>A Mermaid flowchart, which GitHub, GitLab and Azure DevOps render in Markdown, up to about 500 edges.</summary>
    Mermaid,

    /// <summary>A digraph for Graphviz.</summary>
    Dot,

    /// <summary>All nodes, edges and cycles, for programs.</summary>
    Json,
}
