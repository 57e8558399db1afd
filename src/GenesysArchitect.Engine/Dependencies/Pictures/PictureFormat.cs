namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>What a graph of dependencies is drawn as.</summary>
public enum PictureFormat
{
    /// <summary>One page for a browser, to search and to follow in; it needs nothing else and asks no network.</summary>
    Html,

    /// <summary>A Mermaid flowchart, which GitHub, GitLab and Azure DevOps draw in Markdown. They draw up to some 500 edges.</summary>
    Mermaid,

    /// <summary>A digraph for Graphviz.</summary>
    Dot,

    /// <summary>All nodes, edges and cycles, for programs.</summary>
    Json,
}
