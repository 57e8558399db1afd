namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;

/// <summary>How a page says that there is a next one.</summary>
public enum PageShape
{
    /// <summary><c>nextPage</c>: a cursor that is sent back as the query <c>nextPage</c>.</summary>
    Cursor,

    /// <summary><c>pageNumber</c>, <c>pageSize</c>, <c>pageCount</c> and <c>nextUri</c>.</summary>
    Numbered,
}
