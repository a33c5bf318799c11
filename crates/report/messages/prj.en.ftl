## Projects
